package dev.haystack.port.journal;

/** Escapes what would be acted on instead of shown: controls, marks of direction, hidden signs. */
final class Escaping {

  private Escaping() {}

  static String of(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      // nearly all lines are plain
      if (c < ' ' || c > '~') {
        return escaped(line);
      }
    }
    return line;
  }

  private static String escaped(String line) {
    var safe = new StringBuilder(line.length() + 16);
    line.codePoints()
        .forEach(
            point -> {
              if (isUnsafe(point)) {
                for (char unit : Character.toChars(point)) {
                  safe.append("\\u").append(Integer.toHexString(0x10000 | unit), 1, 5);
                }
              } else {
                safe.appendCodePoint(point);
              }
            });
    return safe.toString();
  }

  private static boolean isUnsafe(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> isBlank(point);
    };
  }

  /** What shows as nothing at all, though it counts as a letter or mark. */
  private static boolean isBlank(int point) {
    return point == 0x034F
        || point == 0x115F
        || point == 0x1160
        || point == 0x3164
        || point == 0xFFA0
        || (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0xE0100 && point <= 0xE01EF);
  }
}
