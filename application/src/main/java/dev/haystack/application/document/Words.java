package dev.haystack.application.document;

import java.util.regex.Pattern;

/** Counts words; in scripts without spaces each sign is one. */
final class Words {

  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"
              + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]++"
              + "(?:['’_-][\\p{L}\\p{M}\\p{N}]++)*+");

  private Words() {}

  static int count(String text) {
    return (int) WORD.matcher(text).results().count();
  }
}
