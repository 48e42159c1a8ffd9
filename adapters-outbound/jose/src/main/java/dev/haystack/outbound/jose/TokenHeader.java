package dev.haystack.outbound.jose;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.port.identity.Rejection;
import java.util.List;
import java.util.Locale;

/**
 * What a token's header asks for, as far as that is read at all.
 *
 * @param keyId the key's name, empty if the header names none
 */
record TokenHeader(JwtAlgorithm algorithm, String keyId) {

  private static final int KEY_ID_CHARACTERS_MAX = 256;
  private static final String MEDIA_TYPE_PREFIX = "application/";

  /** What would change how the token has to be read. */
  private static final List<String> REFUSED = List.of("crit", "b64", "zip", "enc", "cty");

  static TokenHeader read(JsonObject header, JwtSettings settings) throws RejectedTokenException {
    JwtAlgorithm algorithm =
        header
            .string("alg")
            .flatMap(JwtAlgorithm::named)
            .filter(settings.algorithms()::contains)
            .orElseThrow(() -> new RejectedTokenException(Rejection.ALGORITHM));
    if (header.has("typ") && !isType(header, settings)) {
      throw new RejectedTokenException(Rejection.TYPE);
    }
    if (REFUSED.stream().anyMatch(header::has)) {
      throw new RejectedTokenException(Rejection.HEADER);
    }
    String keyId = keyId(header);
    // there is one secret, which has no name
    return new TokenHeader(algorithm, settings.keys() instanceof KeyPlace.Secret ? "" : keyId);
  }

  // media types have no case, and the prefix goes without saying
  private static boolean isType(JsonObject header, JwtSettings settings) {
    return header
        .string("typ")
        .map(type -> type.toLowerCase(Locale.ROOT))
        .map(
            type ->
                type.startsWith(MEDIA_TYPE_PREFIX)
                    ? type.substring(MEDIA_TYPE_PREFIX.length())
                    : type)
        .filter(settings.types()::contains)
        .isPresent();
  }

  private static String keyId(JsonObject header) throws RejectedTokenException {
    if (!header.has("kid")) {
      return "";
    }
    if (header.members().get("kid") instanceof JsonString(var id)
        && !id.isEmpty()
        && id.length() <= KEY_ID_CHARACTERS_MAX) {
      return id;
    }
    throw new RejectedTokenException(Rejection.KEY);
  }
}
