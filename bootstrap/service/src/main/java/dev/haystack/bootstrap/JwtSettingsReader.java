package dev.haystack.bootstrap;

import dev.haystack.domain.identity.UserId;
import dev.haystack.outbound.jose.JwtAlgorithm;
import dev.haystack.outbound.jose.JwtSettings;
import dev.haystack.outbound.jose.KeyPlace;
import dev.haystack.outbound.jose.KeyTimes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which JSON Web Tokens are good. */
final class JwtSettingsReader {

  private static final String KEYS = "JWT_JWKS";
  private static final String SECRET = "JWT_SECRET";

  private final SettingsReader reader;
  private final boolean wanted;

  private JwtSettingsReader(SettingsReader reader, boolean wanted) {
    this.reader = reader;
    this.wanted = wanted;
  }

  /** The settings, if they are wanted and whole. */
  static Optional<JwtSettings> read(SettingsReader reader, boolean wanted, int tokenBytesMax) {
    return new JwtSettingsReader(reader, wanted).read(tokenBytesMax);
  }

  private Optional<JwtSettings> read(int tokenBytesMax) {
    Set<String> issuers = required("JWT_ISSUER", "the issuers' names, with commas between");
    Set<String> audiences = required("JWT_AUDIENCE", "the service's names, with commas between");
    if (issuers.stream().anyMatch(UserId::isOwnIssuer)) {
      reader.fault("JWT_ISSUER", "names an issuer that only the service itself makes up");
    }
    int leeway =
        reader.whole("JWT_LEEWAY_SECONDS", 30, 0, (int) JwtSettings.LEEWAY_MAX.toSeconds());
    Set<JwtAlgorithm> algorithms =
        words(
                "JWT_ALGORITHMS",
                "RS256,ES256,EdDSA",
                "RS256, RS384, RS512, PS256, ES256, ES384," + " EdDSA, with commas between",
                JwtSettingsReader::isAlgorithm)
            .stream()
            .flatMap(name -> JwtAlgorithm.named(name).stream())
            .collect(Collectors.toUnmodifiableSet());
    Set<String> types =
        words("JWT_TYPES", "JWT,at+jwt", "types of tokens, with commas between", _ -> true);
    Optional<KeyPlace> place = place();
    return wanted && place.isPresent() && !issuers.isEmpty() && !audiences.isEmpty()
        ? Optional.of(
            new JwtSettings(
                place.get(),
                issuers,
                audiences,
                Duration.ofSeconds(leeway),
                algorithms,
                types,
                tokenBytesMax))
        : Optional.empty();
  }

  private Optional<KeyPlace> place() {
    // an address may hold a password, which must not be shown, though it is refused
    Optional<String> keys =
        reader.secret(KEYS, "an https address of a key set, or the path of a file with one");
    Optional<String> secret = reader.secret(SECRET, "at least 32 bytes");
    var times =
        new KeyTimes(
            reader.seconds("JWT_JWKS_CACHE_SECONDS", 300),
            reader.seconds("JWT_JWKS_MISS_SECONDS", 60),
            reader.hours("JWT_JWKS_OUTAGE_HOURS", 24));
    if (!wanted) {
      keys.ifPresent(_ -> reader.fault(KEYS, "is set, but counts with AUTH_MODE=jwt only"));
      secret.ifPresent(_ -> reader.fault(SECRET, "is set, but counts with AUTH_MODE=jwt only"));
      return Optional.empty();
    }
    if (keys.isPresent() && secret.isPresent()) {
      reader.fault(SECRET, "is set beside JWT_JWKS; tokens are verified by one of them");
      return Optional.empty();
    }
    if (keys.isEmpty() && secret.isEmpty()) {
      reader.fault(KEYS, "is missing; AUTH_MODE=jwt needs it, or JWT_SECRET");
    }
    return keys.isPresent()
        ? keys.flatMap(text -> keySet(text, times))
        : secret.flatMap(this::shared);
  }

  private Optional<KeyPlace> shared(String secret) {
    if (secret.getBytes(StandardCharsets.UTF_8).length < KeyPlace.Secret.BYTES_MIN) {
      reader.fault(SECRET, "is shorter than " + KeyPlace.Secret.BYTES_MIN + " bytes");
      return Optional.empty();
    }
    return Optional.of(new KeyPlace.Secret(secret));
  }

  private Optional<KeyPlace> keySet(String text, KeyTimes times) {
    try {
      if (!text.contains("://")) {
        return Optional.of(new KeyPlace.File(Path.of(text), times));
      }
      var uri = URI.create(text);
      if (isSafe(uri)) {
        return Optional.of(new KeyPlace.Address(uri, times));
      }
      reader.fault(
          KEYS, "is no https address without user and fragment (http is for loopback only)");
    } catch (IllegalArgumentException e) {
      reader.fault(KEYS, "is neither an address nor a path");
    }
    return Optional.empty();
  }

  private static boolean isSafe(URI uri) {
    boolean plain = "http".equals(uri.getScheme()) && Loopback.is(uri);
    return (plain || "https".equals(uri.getScheme()))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null;
  }

  private Set<String> required(String name, String allowed) {
    Set<String> all = Set.copyOf(reader.list(name, allowed, _ -> true));
    if (wanted && all.isEmpty()) {
      reader.fault(name, "is missing; AUTH_MODE=jwt needs it");
    }
    return all;
  }

  private Set<String> words(String name, String standard, String allowed, Predicate<String> check) {
    String text =
        reader.text(
            name,
            standard,
            allowed,
            all -> !split(all).isEmpty() && split(all).stream().allMatch(check));
    return Set.copyOf(split(text));
  }

  private static List<String> split(String text) {
    return Stream.of(text.split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .distinct()
        .toList();
  }

  private static boolean isAlgorithm(String name) {
    return JwtAlgorithm.named(name).filter(each -> each != JwtAlgorithm.HS256).isPresent();
  }
}
