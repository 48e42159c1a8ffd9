package dev.haystack.outbound.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1, https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1/, https://api.openai.com/v1/chat/completions",
    "http://[::1]:8080, http://[::1]:8080/chat/completions",
    "https://x.example/a%2Fb?api-version=1, "
        + "https://x.example/a%2Fb/chat/completions?api-version=1"
  })
  void theCompletionsAreBelowTheBase(String base, String expected) {
    assertEquals(URI.create(expected), settings(base, "key").completions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x/", "/v1", "https:///v1", "http://user@x/", "http://x/#y"})
  void anAddressThatIsNoneIsRefused(String base) {
    assertThrows(IllegalArgumentException.class, () -> settings(base, "key"));
  }

  @Test
  void aKeyThatWouldEndItsHeaderIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> settings("http://x/", "a\r\nb: c"));
  }

  @Test
  void theKeyIsHidden() {
    assertFalse(settings("http://x/", "secret").toString().contains("secret"));
  }

  @Test
  void theDefaultsAreAsDocumented() {
    var expected =
        new ModelLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(120),
            3,
            Duration.ofMillis(250),
            Duration.ofSeconds(8),
            1_048_576,
            4_194_304,
            64);
    assertEquals(expected, ModelLimits.defaults());
  }

  private static OpenAiSettings settings(String base, String key) {
    return new OpenAiSettings(new ModelAccess(URI.create(base), key, "m"), ModelLimits.defaults());
  }
}
