package dev.haystack.application.window;

import java.util.regex.Pattern;

/** Counts a text's words; in scripts without spaces each sign is one. */
public final class TextWords {

  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"
              + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]++"
              + "(?:['’_-][\\p{L}\\p{M}\\p{N}]++)*+");

  private TextWords() {}

  public static int in(String text) {
    return (int) WORD.matcher(text).results().count();
  }
}
