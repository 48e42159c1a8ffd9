package dev.haystack.inbound.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

  private static final AllowedOrigins ORIGINS =
      new AllowedOrigins(Set.of("https://App.example.com"), OwnAddress.LOOPBACK);

  @ParameterizedTest
  @Tag("SE-9")
  @CsvSource({
    "https://app.example.com, api.example.com, true",
    "HTTPS://APP.EXAMPLE.COM, api.example.com, true",
    "https://app.example.com.evil.example, api.example.com, false",
    "http://localhost:8001, localhost:8001, true",
    "http://[::1]:8001, [::1]:8001, true",
    "http://localhost:9000, localhost:8001, false",
    "https://localhost:8001, localhost:8001, false",
    "http://localhost, localhost:80, true",
    "http://evil.example:8001, evil.example:8001, false",
    "null, localhost:8001, false",
    "'', localhost:8001, false",
  })
  void theOriginDecides(String origin, String host, boolean allowed) {
    assertEquals(allowed, ORIGINS.allow(Optional.of(origin), Optional.of(host)));
  }

  @ParameterizedTest
  @Tag("FC-3")
  @CsvSource({
    "capacitor://localhost, capacitor://localhost",
    "ionic://localhost, ionic://localhost",
    "tauri://localhost, tauri://localhost",
    "http://tauri.localhost, http://tauri.localhost",
    "chrome-extension://abcdefghijklmnop, chrome-extension://abcdefghijklmnop",
    "moz-extension://2c127fa4-62c7, moz-extension://2c127fa4-62c7",
    "https://my_app.example.com, https://my_app.example.com",
    "https://app.example.com:443, https://app.example.com",
    "http://app.example.com:80, http://app.example.com",
    "http://[::1]:80, http://[::1]"
  })
  void whatIsListedIsAllowed(String listed, String origin) {
    assertTrue(AllowedOrigins.isOrigin(listed));
    var origins = new AllowedOrigins(Set.of(listed), OwnAddress.LOOPBACK);

    assertTrue(origins.allow(Optional.of(origin), Optional.of("api.example.com")));
    assertFalse(origins.allow(Optional.of(origin + "x"), Optional.of("api.example.com")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/x",
        "https://",
        "a.example",
        "null",
        "*",
        "://a",
        "https://a b"
      })
  void whatIsNoOriginIsNot(String text) {
    assertFalse(AllowedOrigins.isOrigin(text));
  }

  @Test
  void anAppOfAnotherSchemeIsNotTheServicesOwnPage() {
    assertFalse(ORIGINS.allow(Optional.of("app://localhost:8001"), Optional.of("localhost:8001")));
  }

  @Test
  void whatIsNoPageHasNoOrigin() {
    assertTrue(ORIGINS.allow(Optional.empty(), Optional.of("anything")));
  }

  @Test
  void behindAnAddressOfItsOwnTheServicesPageIsAllowed() {
    var own = new OwnAddress(Optional.of("https://Chat.example.com:443"));
    var origins = new AllowedOrigins(Set.of(), own);
    var host = Optional.of("chat.example.com");

    assertTrue(origins.allow(Optional.of("https://chat.example.com"), host));
    assertFalse(origins.allow(Optional.of("http://chat.example.com"), host));
    assertFalse(origins.allow(Optional.of("https://chat.example.com:8443"), host));
    assertFalse(origins.allow(Optional.of("http://localhost:8001"), Optional.of("localhost:8001")));
    assertFalse(origins.allow(Optional.of("https://x.example.com"), Optional.empty()));
  }
}
