package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.outbound.transport.CallBody;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelAccessTest {

  @ParameterizedTest
  @CsvSource({
    "ftp://x/, k, m",
    "/v1, k, m",
    "https:///v1, k, m",
    "http://user@x/, k, m",
    "http://x/#y, k, m",
    "http://x/, a b, m",
    "http://x/, k\u00e4, m",
    "http://x/, k, ' '"
  })
  void whatCannotBeIsRefused(String base, String key, String model) {
    assertThrows(IllegalArgumentException.class, () -> access(base, key, model));
  }

  @Test
  void aKeyThatWouldEndItsHeaderIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> access("http://x/", "a\r\nb: c", "m"));
  }

  @Test
  void aKeyIsMissedWhereOneIsNeeded() {
    ModelAccess open = access("http://x/", "", "m");

    assertThrows(IllegalArgumentException.class, open::keyed);
  }

  @ParameterizedTest
  @CsvSource({
    "http://[::1]:8080, http://[::1]:8080/a",
    "https://x.example/p/, https://x.example/p/a",
    "https://x.example/a%2Fb?v=1, https://x.example/a%2Fb/a?v=1"
  })
  void anAddressIsBelowTheBaseAndKeepsItsQuery(String base, URI expected) {
    ModelAccess access = access(base, "", "m");

    assertEquals(expected, access.at(access.path() + "/a"));
  }

  @Test
  void aQueryIsAddedToTheTargets() {
    assertEquals(
        URI.create("https://x.example/a?b=1&v=1"),
        access("https://x.example/p?v=1", "", "m").at("/a?b=1"));
  }

  @Test
  void theKeyIsHidden() {
    ModelAccess access = access("http://x/", "canary", "m");
    var endpoint = new Endpoint(access.at("/?k=canary"), Map.of("x-key", access.apiKey()));

    assertFalse(
        (access + "" + endpoint + endpoint.post(CallBody.of(BodyWriter.bytes("canary"))))
            .contains("canary"));
  }

  private static ModelAccess access(String base, String key, String model) {
    return new ModelAccess(URI.create(base), key, model);
  }
}
