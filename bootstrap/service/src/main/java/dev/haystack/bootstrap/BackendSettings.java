package dev.haystack.bootstrap;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which practice is behind the tools; no address is the demo practice. */
record BackendSettings(Optional<URI> address, Duration toolLimit, int bodyBytesMax) {

  static BackendSettings read(SettingsReader reader) {
    var address = reader.address("NESTJS_API_URL", "");
    String kind =
        reader.word(
            "TOOL_BACKEND", address.isPresent() ? "nestjs" : "demo", List.of("nestjs", "demo"));
    if (kind.equals("nestjs") && address.isEmpty()) {
      reader.fault("NESTJS_API_URL", "is missing; TOOL_BACKEND=nestjs needs it");
    }
    return new BackendSettings(
        address.filter(_ -> kind.equals("nestjs")),
        reader.seconds("TOOL_SECONDS", 15),
        reader.whole("TOOL_BODY_BYTES_MAX", 1 << 20, 1024, 64 << 20));
  }
}
