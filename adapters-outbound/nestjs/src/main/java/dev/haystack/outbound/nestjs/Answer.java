package dev.haystack.outbound.nestjs;

/** What came back for one request. */
record Answer(int status, String body) {

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
