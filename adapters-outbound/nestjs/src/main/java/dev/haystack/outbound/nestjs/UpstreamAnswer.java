package dev.haystack.outbound.nestjs;

/** What came back for one request. */
record UpstreamAnswer(int status, boolean isPlainText, String body) {

  /** What is left of a text that was nothing, with a byte order mark before it. */
  private static final String MARK = "\uFEFF";

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether it says nothing; NestJS sends null so. */
  boolean isEmpty() {
    return body.isBlank() || body.equals(MARK);
  }
}
