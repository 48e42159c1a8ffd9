package dev.haystack.application.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.model.AnswerFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("FP-13")
class UnwrappedAnswerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // around the whole
        "```markdown|# Note|Well.|```; # Note|Well.",
        "```md|# Note|Well.|```||; # Note|Well.",
        "```Markdown |# Note||Well.||```; # Note||Well.",
        "```|# Note|Well.|```; # Note|Well.",
        "````markdown|```|x|```|````; ```|x|```",
        "|| ```markdown|# Note|```; # Note",
        "```markdown|# Note|```python|x|```|Well.|```; # Note|```python|x|```|Well.",
        "```markdown|# Note|```|x|```|Well.|```; # Note|```|x|```|Well.",
        "```|# Note|```python|x|```|Well.|```; # Note|```python|x|```|Well.",
        "```markdown|# Note|Well.; # Note|Well.",
        "```markdown|# Note|```|I hope it helps.; # Note|I hope it helps.",
        // thoughts before it
        "<think>Hm, <b>.</think># Note; # Note",
        "|<think>|Hm|</think>||# Note; # Note",
        "<think></think>```markdown|# Note|```; # Note",
        "<think>a</think><think>b</think>c; c",
        "<think>never ends; ''",
        // neither
        "# Note|```|x|```; # Note|```|x|```",
        "```|x|```|Well.; ```|x|```|Well.",
        "```|x|```|Well.|```|y|```; ```|x|```|Well.|```|y|```",
        "```python|x|```; ```python|x|```",
        "```json|{}|```; ```json|{}|```",
        "```|# Note; ```|# Note",
        "`x` is it; `x` is it",
        "``; ``",
        "```markdown; ```markdown",
        "<thin air>; <thin air>",
        "A <think>b</think>; A <think>b</think>"
      })
  void proseIsWhatIsLeftHoweverItIsCut(String written, String left) {
    assertLeft(AnswerFormat.PROSE, written, left);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "```json|{}|```; {}",
        "```JSON|{}|```|; {}",
        "```|{}|```; {}",
        "<think>It is {\"a\":1}.</think>|{}; {}",
        "<think>a</think>```json|{}|```; {}",
        "Here: ```json|{}|```; Here: ```json|{}|```",
        "```json|{}|```|I am sure.; {}|I am sure.",
        "```markdown|{}|```; ```markdown|{}|```"
      })
  void jsonIsWhatIsLeftHoweverItIsCut(String written, String left) {
    assertLeft(AnswerFormat.JSON_OBJECT, written, left);
  }

  @Test
  void ordinaryTextIsHandedOnAtOnce() {
    var pieces = List.of("# Note", "\n", "Well ", "`", "``", "\nx\n```", "\n <", "think>");

    assertEquals(pieces, handedOn(AnswerFormat.PROSE, pieces));
  }

  @Test
  void aFencedTextStreamsButForWhatMayBeItsEnd() {
    assertEquals(
        List.of("# Note", "\nWell", "\n\n`x", "` done."),
        handedOn(
            AnswerFormat.PROSE,
            List.of(
                "```mark", "down\n", "# Note", "\nWell", "\n\n", "`", "x", "` done.", "\n```")));
  }

  @Test
  @Timeout(60)
  void aLongAnswerInSmallPiecesCostsInProportion() {
    String line = "a line of words\n";
    for (String opening : List.of("", "```markdown\n", "```\n", "<think>", "```markdown\n```\n")) {
      var reading = new UnwrappedAnswer(AnswerFormat.PROSE, _ -> {});
      reading.receive(opening);
      for (int i = 0; i < 300_000; i++) {
        reading.receive(line);
      }
      reading.end();
    }
  }

  private static void assertLeft(AnswerFormat format, String written, String left) {
    String text = written.replace('|', '\n');
    String expected = left.replace('|', '\n');
    assertEquals(expected, String.join("", handedOn(format, List.of(text))));
    assertEquals(expected, String.join("", handedOn(format, List.of(text.split("")))));
    for (int at = 1; at < text.length(); at++) {
      var halves = List.of(text.substring(0, at), text.substring(at));
      assertEquals(expected, String.join("", handedOn(format, halves)), "cut at " + at);
    }
  }

  private static List<String> handedOn(AnswerFormat format, List<String> pieces) {
    List<String> handedOn = new ArrayList<>();
    var reading = new UnwrappedAnswer(format, handedOn::add);
    pieces.forEach(reading::receive);
    reading.end();
    handedOn.forEach(piece -> assertEquals(false, piece.isEmpty()));
    return handedOn;
  }
}
