package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.identity.AccessToken;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NestJsSettingsTest {

  private static final URI API = URI.create("https://api.example/api/v1");

  @Test
  void theUsualLimits() {
    var settings = NestJsSettings.of(API);

    assertEquals(API, settings.apiUrl());
    assertEquals(Duration.ofSeconds(15), settings.toolLimit());
    assertEquals(1_048_576, settings.bodyBytesMax());
    assertEquals(8, settings.requestsAtOnceMax());
    assertEquals(2, settings.repeatsMax());
    assertEquals("UTC", settings.timezone());
    assertEquals(Duration.ofSeconds(5), settings.violationLimit());
    assertEquals(FieldCase.SNAKE, settings.violationCase());
    assertEquals(AccessToken.NONE, settings.serviceToken());
  }

  @Test
  void limitsThatLetNothingThroughAreRefused() {
    var settings = NestJsSettings.of(API);

    assertThrows(IllegalArgumentException.class, () -> settings.withToolLimit(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> NestJsSettings.of(URI.create("file:///api")));
  }
}
