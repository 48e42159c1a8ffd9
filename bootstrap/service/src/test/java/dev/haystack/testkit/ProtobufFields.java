package dev.haystack.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The fields of one message of protocol buffers, by their numbers; whole numbers as bytes too. */
record ProtobufFields(List<Field> fields) {

  private static final int LONG = 8;

  /** One field; a number's bytes are those of a long. */
  // never compared
  @SuppressWarnings("ArrayRecordComponent")
  record Field(int number, byte[] bytes) {}

  static ProtobufFields of(byte[] message) {
    var in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long key = number(in);
      byte[] value =
          switch ((int) (key & 7)) {
            case 0 -> ByteBuffer.allocate(LONG).putLong(number(in)).array();
            case 1 -> ByteBuffer.allocate(LONG).putLong(in.getLong()).array();
            case 2 -> bytes(in, (int) number(in));
            case 5 -> ByteBuffer.allocate(LONG).putLong(in.getInt()).array();
            default -> throw new IllegalArgumentException("no such type of field");
          };
      fields.add(new Field((int) (key >>> 3), value));
    }
    return new ProtobufFields(fields);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static long number(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = in.get();
      number |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return number;
      }
    }
  }

  Stream<byte[]> bytes(int number) {
    return fields.stream().filter(field -> field.number() == number).map(Field::bytes);
  }

  Stream<ProtobufFields> messages(int number) {
    return bytes(number).map(ProtobufFields::of);
  }

  String text(int number) {
    return bytes(number)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  String hex(int number) {
    return bytes(number).map(HexFormat.of()::formatHex).findFirst().orElse("");
  }

  long whole(int number) {
    return bytes(number).map(bytes -> ByteBuffer.wrap(bytes).getLong()).findFirst().orElse(0L);
  }
}
