package dev.haystack.domain.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonGlimpseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"7\"}",
        "{\"b\":{\"a\":\"8\"},\"a\":\"7\",\"c\":",
        "{\"a\":1,\"a\":\"7\"} and more"
      })
  void whatCanBeReadIsRead(String document) {
    assertEquals(Optional.of("7"), JsonGlimpse.string(document, "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[\"a\"]", "{\"a\":7}", "{\"b\":\"7\"}", "{\"b\":nonsense,\"a\":\"7\"}"})
  void whatCannotIsNothing(String document) {
    assertEquals(Optional.empty(), JsonGlimpse.string(document, "a"));
  }

  @Test
  @Tag("FC-5")
  void halfASurrogatePairIsReplaced() {
    assertEquals(Optional.of("x\uFFFD"), JsonGlimpse.string("{\"a\":\"x\\ud83d\"}", "a"));
  }
}
