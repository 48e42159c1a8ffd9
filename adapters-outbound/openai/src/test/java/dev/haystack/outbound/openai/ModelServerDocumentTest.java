package dev.haystack.outbound.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.outbound.model.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ModelServerDocumentTest {

  private static final String PATH = "../../docs/model-servers.md";

  @Test
  @Tag("FP-2")
  void everyFinishReasonThatIsKnownIsDocumentedAndNoOther() {
    Set<String> known =
        FinishWords.MEANINGS.entrySet().stream()
            .map(meaning -> row("`" + meaning.getKey() + "`", words(meaning.getValue())))
            .collect(Collectors.toCollection(TreeSet::new));
    known.add(row("anything else", words(Ending.BROKEN)));
    known.add(row("`null`, `none`, blank", words(Ending.OPEN)));

    assertEquals(
        String.join("\n", known), String.join("\n", new TreeSet<>(rows("Finish reasons"))));
  }

  @Test
  @Tag("FP-5")
  void everyToleratedDeviationIsDocumentedAndNoOther() {
    String played =
        Deviation.all().stream()
            .map(deviation -> row(deviation.sends(), deviation.becomes()))
            .collect(Collectors.joining("\n"));

    assertEquals(played, String.join("\n", rows("Tolerated deviations")));
  }

  private static String words(Ending ending) {
    return switch (ending) {
      case OPEN -> "no reason: what ends with it is truncated";
      case WHOLE -> "whole; with calls: they are made";
      case CALLING -> "the calls are made; without calls: truncated";
      case CUT_AT_LENGTH -> "cut at the model's limit, and told so; never a document";
      case REFUSED -> "cut as a filter cuts; `model_refused` where nothing was shown";
      case FILTERED -> "cut by a filter, and told so; `content_filtered` where nothing was shown";
      case BROKEN -> "`model_truncated`; asked again where nothing was shown";
    };
  }

  private static String row(String first, String second) {
    return "| " + first + " | " + second + " |";
  }

  /** The rows of the table in that section, without its head. */
  private static List<String> rows(String section) {
    try (Stream<String> lines = Files.lines(Path.of(PATH))) {
      return lines
          .dropWhile(line -> !line.equals("## " + section))
          .skip(1)
          .takeWhile(line -> !line.startsWith("## "))
          .filter(line -> line.startsWith("|"))
          .skip(2)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
