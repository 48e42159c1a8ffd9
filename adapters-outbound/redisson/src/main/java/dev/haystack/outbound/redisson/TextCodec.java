package dev.haystack.outbound.redisson;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.Encoder;

/** Text as UTF-8, like the library's own, which writes it byte by byte where this copies blocks. */
final class TextCodec extends StringCodec {

  static final TextCodec INSTANCE = new TextCodec();

  private static final Encoder ENCODER =
      text -> Unpooled.wrappedBuffer(text.toString().getBytes(UTF_8));

  private TextCodec() {}

  @Override
  public Encoder getValueEncoder() {
    return ENCODER;
  }
}
