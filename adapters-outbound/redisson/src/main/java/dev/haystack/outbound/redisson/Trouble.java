package dev.haystack.outbound.redisson;

/** The reasons for which Redis does not serve. */
enum Trouble {
  UNREACHABLE("no connection, or it broke"),
  TIMED_OUT("no answer in time"),
  FULL("its memory is full"),
  READ_ONLY("it takes no writes"),
  LOADING("it still loads its data"),
  NOT_READY("it is busy, in transition, or misses its replicas"),
  NOT_ALLOWED("wrong user or password, or they may not do this"),
  ERROR("it answers with an error");

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
