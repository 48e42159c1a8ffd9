package dev.haystack.bootstrap;

import dev.haystack.application.identity.PersonaGrants;
import dev.haystack.outbound.jose.JwtSettings;
import dev.haystack.outbound.nestjs.AccountSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who tells whose a token is. */
sealed interface IdentitySettings {

  /** Nobody: tokens are believed. */
  record Open() implements IdentitySettings {}

  /** The issuer, by signing it, which also tells the roles that the grants are for. */
  record Signed(JwtSettings tokens, PersonaGrants grants) implements IdentitySettings {}

  /** The practice, which is asked. */
  record Asked(AccountSettings accounts) implements IdentitySettings {}

  /** Whether tokens are believed. */
  default boolean isOpen() {
    return this instanceof Open;
  }

  /** Reads them; what is wrong is noted, and then nothing is verified by what is given. */
  static IdentitySettings read(SettingsReader reader, Optional<URI> practice) {
    String mode = reader.word("AUTH_MODE", "open", List.of("open", "jwt", "upstream"));
    int tokenBytesMax = reader.whole("TOKEN_BYTES_MAX", 8192, 256, 1 << 16);
    Optional<JwtSettings> tokens =
        JwtSettingsReader.read(reader, mode.equals("jwt"), tokenBytesMax);
    Optional<AccountSettings> accounts = accounts(reader, practice, tokenBytesMax);
    PersonaGrants grants = PersonaSettings.read(reader);
    if (!grants.isForAll() && !mode.equals("jwt")) {
      reader.fault(PersonaSettings.NAME, "needs AUTH_MODE=jwt, where tokens tell roles");
    }
    return switch (mode) {
      case "jwt" ->
          tokens.<IdentitySettings>map(signed -> new Signed(signed, grants)).orElseGet(Open::new);
      case "upstream" -> {
        if (accounts.isEmpty()) {
          reader.fault("NESTJS_API_URL", "is missing; AUTH_MODE=upstream asks the practice there");
        }
        yield accounts.<IdentitySettings>map(Asked::new).orElseGet(Open::new);
      }
      default -> new Open();
    };
  }

  private static Optional<AccountSettings> accounts(
      SettingsReader reader, Optional<URI> practice, int tokenBytesMax) {
    Duration cache = reader.seconds("AUTH_CACHE_SECONDS", 60);
    Duration negativeCache = reader.seconds("AUTH_NEGATIVE_CACHE_SECONDS", 10);
    var stale = Duration.ofSeconds(reader.whole("AUTH_STALE_SECONDS", 0, 0, 86_400));
    Duration timeout = reader.seconds("AUTH_TIMEOUT_SECONDS", 3);
    return practice.map(
        address ->
            new AccountSettings(address, cache, negativeCache, stale, timeout, tokenBytesMax));
  }
}
