package dev.haystack.outbound.demo.conversation;

/** Numbers with their noun. */
final class Counted {

  private Counted() {}

  static String of(int count, String noun) {
    return count + " " + (count == 1 ? noun : noun + "s");
  }
}
