package dev.haystack.outbound.nestjs;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads an account as the practice gives it to its owner. */
record AccountReader(String issuer) {

  /** When what is not known at present may be asked again. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private static final int ID_CHARACTERS_MAX = 255;
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Set<String> ENDED = Set.of("inactive", "suspended", "deleted");

  /** What an answer says of the token's bearer, for as long as it is not known to be otherwise. */
  Verdict read(AccessToken token, String body) {
    return account(body)
        .flatMap(account -> id(account).map(subject -> verdict(token, subject, account)))
        .orElseGet(() -> new Verdict.Unavailable(RETRY_AFTER));
  }

  private Verdict verdict(AccessToken token, String subject, JsonObject account) {
    if (isEnded(account)) {
      return new Verdict.Rejected(Rejection.REFUSED);
    }
    List<ProfileId> profiles =
        account
            .array("profiles")
            .orElse(JsonArray.EMPTY)
            .objects()
            .filter(profile -> !isEnded(profile))
            .flatMap(profile -> id(profile).stream())
            .map(ProfileId::new)
            .toList();
    Optional<ProfileId> client =
        account.object("client").flatMap(AccountReader::id).map(ProfileId::ofClient);
    return new Verdict.Verified(
        new Identity(
            new UserId(issuer, subject),
            profiles.isEmpty() ? Set.copyOf(client.stream().toList()) : Set.copyOf(profiles),
            profiles.stream().findFirst().or(() -> client),
            Set.of(),
            Identity.NO_END,
            TokenId.of(token)));
  }

  private static Optional<JsonObject> account(String body) {
    try {
      return Json.parse(body) instanceof JsonObject answer
          ? Optional.of(answer.has("id") ? answer : answer.object("data").orElse(answer))
          : Optional.empty();
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> id(JsonObject owner) {
    return switch (owner.get("id").orElse(JsonObject.EMPTY)) {
      case JsonString(var text) when isId(text) -> Optional.of(text);
      case JsonNumber(var literal) when WHOLE.matcher(literal).matches() -> Optional.of(literal);
      default -> Optional.empty();
    };
  }

  private static boolean isId(String text) {
    return !text.isBlank()
        && text.length() <= ID_CHARACTERS_MAX
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isEnded(JsonObject owner) {
    return owner
        .string("status")
        .map(status -> status.toLowerCase(Locale.ROOT))
        .filter(ENDED::contains)
        .isPresent();
  }
}
