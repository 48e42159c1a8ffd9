package dev.haystack.bootstrap;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.outbound.nestjs.NestJsSettings;
import dev.haystack.outbound.nestjs.NestJsToolBackend;
import dev.haystack.outbound.nestjs.NestJsViolationSink;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;

/** A practice behind its REST API. */
final class NestJsSource {

  static final String WORD = "nestjs";

  private NestJsSource() {}

  /** Whether it is wanted where nobody says which practice is. */
  static boolean isMeant(SettingsReader reader) {
    return address(reader).isPresent();
  }

  static Opening<Practice> read(SettingsReader reader) {
    var address = address(reader);
    if (address.isEmpty()) {
      reader.fault("NESTJS_API_URL", "is missing; TOOL_BACKEND=nestjs needs it");
    }
    return new OfAddress(settings(address.orElseGet(() -> URI.create("http://localhost")), reader));
  }

  static Optional<URI> address(SettingsReader reader) {
    return reader.address("NESTJS_API_URL", "");
  }

  private static NestJsSettings settings(URI address, SettingsReader reader) {
    var standard = NestJsSettings.of(address);
    var limits = PracticeLimits.read(reader);
    var violations = ViolationSettings.read(reader);
    return new NestJsSettings(
        address,
        limits.toolLimit(),
        limits.bodyBytesMax(),
        standard.requestsAtOnceMax(),
        standard.repeatsMax(),
        DocumentSettings.read(reader).zone().map(ZoneId::getId).orElse(standard.timezone()),
        standard.violationLimit(),
        violations.fieldCase(),
        violations.serviceToken());
  }

  /** The practice at an address. */
  record OfAddress(NestJsSettings api) implements Opening<Practice> {

    @Override
    public Practice open(Surroundings around) {
      var token = around.secret("VIOLATION_TOKEN", api.serviceToken().value());
      return new Practice(
          new NestJsToolBackend(api, around.transport("practice"), around.clock(), new Random()),
          // connections of its own: a sink that hangs must not hold up tools
          new NestJsViolationSink(
              api, around.transport("sink"), () -> new AccessToken(token.get())));
    }

    @Override
    public String shown() {
      return api.apiUrl().toString();
    }
  }
}
