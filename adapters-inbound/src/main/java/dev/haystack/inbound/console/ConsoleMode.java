package dev.haystack.inbound.console;

import java.util.Locale;

/** What the service shows of itself at its own address. */
public enum ConsoleMode {
  /** Nothing. */
  OFF,
  /** The console, which can do what any web app can. */
  ON,
  /** The console, and to its sockets also what tools answered and what models took. */
  INSPECT;

  /** As the setting has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
