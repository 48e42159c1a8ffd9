package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.tool.ToolFailure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The practice's answers are read as they are meant; how well they are written is not judged. */
@Tag("FC-5")
class ReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\uFEFF{\"name\":\"Ann\"}|{\"name\":\"Ann\"}",
        "{\"name\":\"A\",\"name\":\"Ann\"}|{\"name\":\"Ann\"}",
        "{\"name\":\"Ann \\ud83d\"}|{\"name\":\"Ann \uFFFD\"}",
        "`{\"name\":\"Ann\tLee\"}`|{\"name\":\"Ann\\tLee\"}"
      })
  void anAnswerIsReadAsItIsMeant(String body, String expected) {
    try (var practice = new PracticeServer(_ -> Reply.ok(body))) {
      assertEquals(
          Json.parse(expected),
          Calls.value(Calls.backend(practice.uri("")).call(Calls.clientSummary())));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 600})
  void anAnswerThatNestsTooDeepIsSaidTo(int depth) {
    assertOverLimits("[".repeat(depth) + "]".repeat(depth));
  }

  @Test
  void anAnswerWithAHugeNumberIsSaidToHaveOne() {
    assertOverLimits("{\"balance\":" + "9".repeat(2_000) + "}");
  }

  private static void assertOverLimits(String body) {
    try (var practice = new PracticeServer(_ -> Reply.ok(body))) {
      var failure = Calls.failure(Calls.backend(practice.uri("")).call(Calls.clientSummary()));

      assertEquals(ToolFailure.TOO_LARGE, failure.reason());
      assertEquals(FailureWords.OVER_LIMITS, failure.message());
    }
  }
}
