package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.example, https://api.example",
    "https://api.example/, https://api.example",
    "https://api.example/api, https://api.example",
    "https://api.example/api/v1, https://api.example",
    "https://api.example/api/v1/, https://api.example",
    "https://api.example:8443/api/v2, https://api.example:8443",
    "https://api.example/practice/api/v1, https://api.example/practice",
    "https://api.example/practice/, https://api.example/practice",
    "https://api.example/api-gateway, https://api.example/api-gateway",
    "https://api.example/api/east/api/v1/, https://api.example/api/east",
    "http://[::1]:3000/api/v1, http://[::1]:3000"
  })
  void whatStandsBeforeTheApiIsKept(URI given, String kept) {
    assertEquals(kept, BaseAddress.of(given).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example",
        "/api/v1",
        "ftp://api.example",
        "https://user:pass@api.example",
        "https://api.example?x=1",
        "https://api.example#x"
      })
  void whatIsNoPlainWebAddressIsRefused(String given) {
    assertThrows(IllegalArgumentException.class, () -> BaseAddress.of(URI.create(given)));
  }

  @Test
  @Tag("TC-10")
  void aPathBeforeTheApiIsPartOfEveryCall() {
    try (var practice = new PracticeServer(_ -> Reply.ok("{}"))) {
      var backend = Calls.backend(practice.uri("/practice/api/v1/"));

      var _ = Calls.value(backend.call(Calls.clientSummary()));
      var _ = Calls.value(backend.call(Calls.call("get_my_tasks", "{}")));

      assertEquals(
          "/practice/api/v1/haystack/client-summary", practice.received().getFirst().path());
      assertEquals("/practice/api/v2/tasks/today", practice.received().getLast().path());
    }
  }
}
