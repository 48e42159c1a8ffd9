package dev.haystack.outbound.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A body that the server has compressed without being asked; gives what is there as it comes. */
final class DecodedBody implements BodySource {

  private static final int BUFFER_BYTES = 4096;

  private final BodySource encoded;
  private @Nullable InputStream decoded;
  private boolean ended;

  DecodedBody(BodySource encoded) {
    this.encoded = encoded;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    try {
      int count = stream().read(target, offset, length);
      if (count < 0) {
        ended = true;
        skipRest();
      }
      return count;
    } catch (ZipException e) {
      throw new IllegalArgumentException("the body is not what its encoding says", e);
    }
  }

  // not before it is read, since it waits for the first bytes
  private InputStream stream() throws IOException {
    InputStream stream = decoded;
    if (stream == null) {
      var source = new PushbackInputStream(new Encoded(), 1);
      int first = source.read();
      if (first < 0) {
        stream = InputStream.nullInputStream();
      } else {
        source.unread(first);
        stream = new GZIPInputStream(source, BUFFER_BYTES);
      }
      decoded = stream;
    }
    return stream;
  }

  // what is left is the end of the frame, without which no other answer can follow
  private void skipRest() throws IOException {
    byte[] rest = new byte[BUFFER_BYTES];
    if (encoded.read(rest, 0, rest.length) >= 0) {
      throw new ZipException("something follows the compressed body");
    }
  }

  private final class Encoded extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return encoded.read(target, offset, length);
    }
  }
}
