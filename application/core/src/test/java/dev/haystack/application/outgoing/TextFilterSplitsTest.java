package dev.haystack.application.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Texts made of parts of forms, cut into pieces anywhere. {@code -Dfilter.splits=1000000} tries as
 * many.
 */
class TextFilterSplitsTest {

  private static final int SPLITS = Integer.getInteger("filter.splits", 20_000);

  private static final List<String> PARTS =
      List.of(
          "!",
          "[",
          "]",
          "(",
          ")",
          "![",
          "](",
          "<",
          ">",
          "</",
          "/>",
          "\n",
          "\n\n",
          " ",
          ":",
          "x",
          "![x](https://evil.example/?d=1)",
          "[a](https://evil.example)",
          "[a](/own)",
          "[a](javascript:alert(1))",
          "[1]: https://evil.example",
          "[1]: <//evil.example>",
          "<img src=x>",
          "<IMG\nsrc='//evil.example'",
          "<svg/onload=x>",
          "<script>",
          "</script>",
          "<a href=\"https://evil.example\">",
          "<https://evil.example>",
          "<javascript:alert(1)>",
          "img src=x",
          "https://evil.example",
          "//evil.example",
          "javascript:",
          "&#106;",
          "\\",
          "\"t\"",
          "'",
          "=",
          "onload=x",
          "Hello, Jo. ",
          "a < b",
          "List<String>",
          "\u202E",
          "\u0007",
          "\uDB40\uDC41",
          "\uD83D\uDE00",
          "\u200D",
          "**bold**",
          "`code`",
          "| a | b |",
          "- [ ] do");

  @Test
  void aTextIsTheSameWhereverItsPiecesEnd() {
    long seed = Long.getLong("filter.seed", System.nanoTime());
    var random = new Random(seed);
    for (int i = 0; i < SPLITS; i++) {
      String text = text(random);
      String whole = filtered(text, random, text.length() + 1);
      String told = "seed " + seed + ", text " + i + ": " + text;
      assertEquals(whole, filtered(text, random, 1 + random.nextInt(7)), told);
      assertFalse(ActiveForms.isIn(whole), () -> told + "\n" + whole);
      assertEquals(whole, filtered(whole, random, 3), told);
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int parts = 1 + random.nextInt(12);
    for (int i = 0; i < parts; i++) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  private static String filtered(String text, Random random, int most) {
    var filtered = new StringBuilder();
    TextFilter filter = TextFilter.behindOthers(Set.of(), filtered::append);
    for (int i = 0; i < text.length(); ) {
      int end = Math.min(text.length(), i + 1 + random.nextInt(most));
      filter.receive(text.substring(i, end));
      i = end;
    }
    filter.end();
    return filtered.toString();
  }
}
