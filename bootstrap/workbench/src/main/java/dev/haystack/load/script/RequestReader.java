package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Reads the requests of one kept-alive HTTP connection. */
final class RequestReader {

  private static final int LINE_BYTES_MAX = 16 << 10;
  private static final int BODY_BYTES_MAX = 64 << 20;
  private static final int HEADERS_MAX = 200;
  private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);

  private final InputStream input;
  private final OutputStream output;
  private int contentLength;
  private boolean chunked;
  private boolean expectsContinue;
  private String idempotencyKey = "";

  RequestReader(InputStream input, OutputStream output) {
    this.input = new BufferedInputStream(input, 32 << 10);
    this.output = output;
  }

  /** Waits for the next request; empty at the end of the connection. */
  Optional<ScriptRequest> next() throws IOException {
    String[] first = line().split(" ", 3);
    if (first.length < 3) {
      return Optional.empty();
    }
    readHeaders();
    if (expectsContinue) {
      output.write(CONTINUE);
    }
    byte[] body = chunked ? chunkedBody() : exactly(contentLength);
    return Optional.of(new ScriptRequest(first[1], idempotencyKey, body));
  }

  private void readHeaders() throws IOException {
    contentLength = 0;
    chunked = false;
    expectsContinue = false;
    idempotencyKey = "";
    int count = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (++count > HEADERS_MAX) {
        throw new IOException("too many headers");
      }
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        contentLength = number(header.substring(header.indexOf(':') + 1), 10);
      }
      if (header.startsWith("idempotency-key:")) {
        idempotencyKey = header.substring(header.indexOf(':') + 1).strip();
      }
      chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
      expectsContinue |= header.startsWith("expect:") && header.contains("100-continue");
    }
  }

  private byte[] chunkedBody() throws IOException {
    var body = new ByteArrayOutputStream();
    int size = chunkSize();
    while (size > 0) {
      if (body.size() + size > BODY_BYTES_MAX) {
        throw new IOException("the body is over the limit");
      }
      body.write(exactly(size));
      line();
      size = chunkSize();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return number(line().split(";", 2)[0], 16);
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = input.readNBytes(count);
    if (bytes.length < count) {
      throw new IOException("the request broke off");
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      if (line.length() >= LINE_BYTES_MAX) {
        throw new IOException("a line is over the limit");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static int number(String text, int radix) throws IOException {
    try {
      int value = Integer.parseInt(text.strip(), radix);
      if (value >= 0 && value <= BODY_BYTES_MAX) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IOException("a length is not a number", e);
    }
    throw new IOException("a length is over the limit");
  }
}
