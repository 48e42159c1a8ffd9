package dev.haystack.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** Uses up the memory, and goes on as those do who catch everything. */
final class Glutton {

  private Glutton() {}

  public static void main(String[] arguments) {
    List<byte[]> kept = new ArrayList<>();
    while (true) {
      try {
        kept.add(new byte[1 << 20]);
      } catch (OutOfMemoryError e) {
        // this is where a server is caught that lives on without its listener
        System.exit(kept.isEmpty() ? 1 : 0);
      }
    }
  }
}
