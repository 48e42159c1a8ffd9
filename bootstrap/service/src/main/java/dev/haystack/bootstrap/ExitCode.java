package dev.haystack.bootstrap;

/** How the process ends, as a supervisor sees it; {@code docs/operations.md} lists the same. */
final class ExitCode {

  /** It was told to. */
  static final int STOPPED = 0;

  /** It cannot start, or cannot go on. */
  static final int FAILED = 1;

  /** A setting or an argument is wrong; starting again would not help. */
  static final int WRONG_SETTINGS = 2;

  /** A fault of ours, which the process does not outlive; as sysexits.h numbers it. */
  static final int INTERNAL = 70;

  /** It was interrupted a second time, and did not wait for what was running. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
