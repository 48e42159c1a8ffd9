package dev.haystack.port.journal;

import org.jspecify.annotations.Nullable;

/** Of an exception and its causes the types and our own places; their texts may be anybody's. */
final class OwnFrames {

  private static final String OURS = "dev.haystack.";
  private static final int FRAMES_MAX = 12;
  private static final int CAUSES_MAX = 5;

  private OwnFrames() {}

  static String of(Throwable fault) {
    var all = new StringBuilder();
    @Nullable Throwable thrown = fault;
    for (int i = 0; i < CAUSES_MAX && thrown != null; i++) {
      if (i > 0) {
        all.append(" | ").append(thrown.getClass().getName());
      }
      append(thrown, all);
      thrown = thrown.getCause();
    }
    return all.toString().strip();
  }

  private static void append(Throwable thrown, StringBuilder all) {
    int shown = 0;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (shown < FRAMES_MAX && frame.getClassName().startsWith(OURS)) {
        all.append(" < ").append(frame);
        shown++;
      }
    }
  }
}
