package dev.haystack.inbound.rfc6455;

import dev.haystack.inbound.limit.InboundMemory;
import java.util.function.IntSupplier;

/** Reads frames, holds them to the rules and puts messages together; for the reading thread. */
final class Receiver {

  private final Incoming incoming;
  private final int bytesMax;
  private final IntSupplier bytesMaxNow;
  private final InboundMemory.Share memory;
  private final int messageFramesMax;
  private final Frame frame = new Frame();
  private final MessageText message = new MessageText();

  /**
   * @param bytesMaxNow how large the next message may be, within the limits
   * @param memory taken for a large message, until it is {@linkplain #release released}
   */
  Receiver(Incoming incoming, Limits limits, IntSupplier bytesMaxNow, InboundMemory.Share memory) {
    this.incoming = incoming;
    this.bytesMax = limits.messageBytesMax();
    this.bytesMaxNow = bytesMaxNow;
    this.memory = memory;
    this.messageFramesMax = limits.messageFramesMax();
  }

  /** Waits for the next whole message or control frame. */
  Received next() throws ConnectionLost, ProtocolViolation {
    while (true) {
      readHeader();
      if (Opcode.isControl(frame.opcode())) {
        return control();
      }
      message.beginFrame();
      if (readsWholeAtOnce()) {
        return new Received.Text(takeWhole());
      }
      readFragment();
      if (frame.isFinal()) {
        return new Received.Text(message.end());
      }
    }
  }

  /** Reads on for the peer's close frame alone, whatever else comes, right or wrong. */
  void drain() throws ConnectionLost {
    frame.skip(incoming);
    do {
      frame.readStart(incoming);
      frame.skip(incoming);
    } while (frame.opcode() != Opcode.CLOSE);
  }

  private void readHeader() throws ConnectionLost, ProtocolViolation {
    frame.readStart(incoming);
    judgeStart();
    frame.readLength(incoming);
    require(frame.hasMinimalLength(), "length not minimal");
    if (!Opcode.isControl(frame.opcode())) {
      judgeSize();
    }
    frame.readKey(incoming);
  }

  /** Gives back the memory of the last message, which has been dealt with. */
  void release() {
    memory.close();
  }

  private int messageBytesMax() {
    return Math.min(bytesMax, bytesMaxNow.getAsInt());
  }

  private void judgeSize() throws ProtocolViolation {
    if (frame.length() > messageBytesMax() - message.sizeBytes()) {
      throw new ProtocolViolation(CloseCode.MESSAGE_TOO_BIG, "message too big");
    }
    if (message.frames() == messageFramesMax) {
      throw new ProtocolViolation(CloseCode.MESSAGE_TOO_BIG, "message of too many frames");
    }
  }

  private void judgeStart() throws ProtocolViolation {
    int opcode = frame.opcode();
    require(!frame.hasReservedBits(), "reserved bit");
    require(Opcode.isKnown(opcode), "reserved opcode");
    require(frame.isMasked(), "frame not masked");
    if (Opcode.isControl(opcode)) {
      require(frame.isFinal(), "control frame in fragments");
      require(frame.isShort(), "control frame too long");
      return;
    }
    require(
        message.isBegun() == (opcode == Opcode.CONTINUATION),
        message.isBegun() ? "message within a message" : "nothing to continue");
    if (opcode == Opcode.BINARY) {
      throw new ProtocolViolation(CloseCode.UNSUPPORTED_DATA, "binary message");
    }
  }

  private Received control() throws ConnectionLost, ProtocolViolation {
    byte[] payload = new byte[(int) frame.length()];
    int filled = 0;
    while (frame.remaining() > 0) {
      int count = frame.unmask(incoming);
      System.arraycopy(incoming.chunk(), incoming.position(), payload, filled, count);
      incoming.advance(count);
      filled += count;
    }
    return switch (frame.opcode()) {
      case Opcode.CLOSE -> new Received.Close(CloseStatus.received(payload));
      case Opcode.PING -> new Received.Ping(payload);
      default -> new Received.Pong();
    };
  }

  private boolean readsWholeAtOnce() throws ConnectionLost {
    return frame.isFinal()
        && message.sizeBytes() == 0
        && frame.opcode() == Opcode.TEXT
        && frame.length() > 0
        && frame.length() <= incoming.await();
  }

  private String takeWhole() throws ConnectionLost, ProtocolViolation {
    int count = frame.unmask(incoming);
    int from = incoming.position();
    incoming.advance(count);
    return message.whole(incoming.chunk(), from, from + count);
  }

  private void readFragment() throws ConnectionLost, ProtocolViolation {
    int largest = frame.isFinal() ? message.sizeBytes() + (int) frame.length() : bytesMax;
    while (frame.remaining() > 0) {
      int count = frame.unmask(incoming);
      int from = incoming.position();
      incoming.advance(count);
      if (!memory.hold(message.sizeBytes() + count)) {
        throw new ProtocolViolation(CloseCode.OVERLOADED, "no memory for the message");
      }
      message.add(incoming.chunk(), from, from + count, largest);
    }
  }

  private static void require(boolean kept, String reason) throws ProtocolViolation {
    if (!kept) {
      throw ProtocolViolation.protocol(reason);
    }
  }
}
