package dev.haystack.outbound.jose;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which of an issuer's keys count, and for which algorithm. */
final class JwkReader {

  private static final Journal JOURNAL = Journal.of(JwkReader.class);
  private static final int ID_CHARACTERS_MAX = 256;

  /** What only the owner of a key may know; one whose private part is public is nobody's. */
  private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  private final Set<JwtAlgorithm> algorithms;

  JwkReader(Set<JwtAlgorithm> algorithms) {
    this.algorithms = Set.copyOf(algorithms);
  }

  /** The key, if it counts. */
  Optional<VerificationKey> read(JsonObject jwk) {
    if (PRIVATE.stream().anyMatch(jwk::has)) {
      JOURNAL.tell(JournalEvent.KEY_UNUSED);
      return Optional.empty();
    }
    if (!isForSignatures(jwk) || !hasName(jwk)) {
      return Optional.empty();
    }
    return algorithm(jwk)
        .filter(algorithms::contains)
        .flatMap(
            algorithm ->
                publicKey(jwk, algorithm)
                    .map(key -> new VerificationKey(jwk.string("kid").orElse(""), algorithm, key)));
  }

  private static boolean isForSignatures(JsonObject jwk) {
    Json use = jwk.members().getOrDefault("use", Json.of("sig"));
    Json operations =
        jwk.members().getOrDefault("key_ops", JsonArray.of(List.of(Json.of("verify"))));
    return use.equals(Json.of("sig"))
        && operations instanceof JsonArray all
        && all.strings().anyMatch("verify"::equals);
  }

  private static boolean hasName(JsonObject jwk) {
    return !jwk.has("kid")
        || (jwk.members().get("kid") instanceof JsonString(var id)
            && !id.isEmpty()
            && id.length() <= ID_CHARACTERS_MAX);
  }

  private static Optional<JwtAlgorithm> algorithm(JsonObject jwk) {
    return jwk.has("alg") ? jwk.string("alg").flatMap(JwtAlgorithm::named) : ofType(jwk);
  }

  /** The algorithm of a key that names none. */
  private static Optional<JwtAlgorithm> ofType(JsonObject jwk) {
    return switch (jwk.string("kty").orElse("")) {
      case "RSA" -> Optional.of(JwtAlgorithm.RS256);
      case "OKP" -> Optional.of(JwtAlgorithm.EDDSA);
      case "EC" ->
          switch (jwk.string("crv").orElse("")) {
            case "P-256" -> Optional.of(JwtAlgorithm.ES256);
            case "P-384" -> Optional.of(JwtAlgorithm.ES384);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private static Optional<PublicKey> publicKey(JsonObject jwk, JwtAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256, RS384, RS512, PS256 -> PublicKeys.rsa(jwk);
      case ES256 -> PublicKeys.elliptic(jwk, "P-256");
      case ES384 -> PublicKeys.elliptic(jwk, "P-384");
      case EDDSA -> PublicKeys.edwards(jwk);
      case HS256 -> Optional.empty();
    };
  }
}
