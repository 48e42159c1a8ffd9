package dev.haystack.outbound.transport;

import java.util.List;
import java.util.Optional;

/** How the body of an answer is framed and encoded, and whether another answer can follow it. */
final class Framing {

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final Optional<String> CHUNKED = Optional.of("chunked");

  private final AnswerHead head;
  private final boolean isBodiless;
  private final boolean isTransferEncoded;
  private final boolean isChunked;
  private final List<String> lengths;

  Framing(HttpCall call, AnswerHead head) {
    this.head = head;
    this.isBodiless =
        call.method().equals("HEAD")
            || head.status() == NO_CONTENT
            || head.status() == NOT_MODIFIED;
    this.isTransferEncoded = head.first("transfer-encoding").isPresent();
    this.isChunked = head.tokens("transfer-encoding").reduce((_, last) -> last).equals(CHUNKED);
    this.lengths = head.tokens("content-length").distinct().toList();
  }

  boolean isReusable() {
    return head.persistent()
        && head.tokens("connection").noneMatch("close"::equals)
        && (isBodiless || (isTransferEncoded ? isChunked : !lengths.isEmpty()));
  }

  /** The body's bytes, with an encoding undone that nobody asked for. */
  BodySource body(PeerSocket socket) {
    if (isBodiless) {
      return new MeasuredBody(socket, 0);
    }
    BodySource framed = framed(socket);
    List<String> codings =
        head.tokens("content-encoding").filter(coding -> !coding.equals("identity")).toList();
    if (codings.isEmpty()) {
      return framed;
    }
    return codings.equals(List.of("gzip")) || codings.equals(List.of("x-gzip"))
        ? new DecodedBody(framed)
        : Framing::unreadable;
  }

  // a transfer encoding overrides a length
  private BodySource framed(PeerSocket socket) {
    if (isChunked) {
      return new ChunkedBody(socket);
    }
    return isTransferEncoded || lengths.isEmpty()
        ? socket::read
        : new MeasuredBody(socket, length());
  }

  private long length() {
    String length = lengths.getFirst();
    if (lengths.size() > 1 || !length.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("the answer's length is no number");
    }
    return Long.parseLong(length);
  }

  // the status counts even where the body does not
  private static int unreadable(byte[] target, int offset, int length) {
    throw new IllegalArgumentException("the body is encoded in an unknown way");
  }
}
