package dev.haystack.outbound.nestjs;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.TokenClaims;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.port.identity.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * What the practice has said of tokens, by their names; the least used leave. For one thread at a
 * time.
 */
final class AccountCache {

  static final int ENTRIES_MAX = 50_000;

  private final AccountSettings settings;
  private final LinkedHashMap<TokenId, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(Verdict verdict, Instant freshUntil, Instant staleUntil) {}

  AccountCache(AccountSettings settings) {
    this.settings = settings;
  }

  /** What counts as if it were said now. */
  Optional<Verdict> fresh(TokenId id, Instant now) {
    return Optional.ofNullable(entries.get(id))
        .filter(entry -> now.isBefore(entry.freshUntil()))
        .map(Entry::verdict);
  }

  /** What counts where nobody can be asked. */
  Optional<Verdict> stale(TokenId id, Instant now) {
    return Optional.ofNullable(entries.get(id))
        .filter(entry -> now.isBefore(entry.staleUntil()))
        .flatMap(
            entry ->
                entry.verdict() instanceof Verdict.Verified(var identity)
                    ? Optional.of(new Verdict.Verified(identity.until(entry.staleUntil())))
                    : Optional.empty());
  }

  /** Keeps what was said, as long as it counts; gives it as it is kept. */
  Verdict keep(TokenId id, AccessToken token, Verdict said, Instant now) {
    return switch (said) {
      case Verdict.Verified(var identity) -> keep(id, token, identity, now);
      case Verdict.Rejected _ -> {
        Instant end = now.plus(settings.negativeCache());
        put(id, new Entry(said, end, now));
        yield said;
      }
      case Verdict.Expired _, Verdict.Unavailable _ -> said;
    };
  }

  private Verdict keep(TokenId id, AccessToken token, Identity identity, Instant now) {
    // what the token says of its own end is not verified, so it may only shorten
    Instant claimed = TokenClaims.unverified(token).moment("exp").orElse(Identity.NO_END);
    Instant fresh = earlier(now.plus(settings.cache()), claimed);
    Instant stale = earlier(now.plus(settings.cache()).plus(settings.stale()), claimed);
    var verdict = new Verdict.Verified(identity.until(fresh));
    put(id, new Entry(verdict, fresh, stale));
    return verdict;
  }

  void forget(TokenId id) {
    entries.remove(id);
  }

  int size() {
    return entries.size();
  }

  private void put(TokenId id, Entry entry) {
    entries.put(id, entry);
    if (entries.size() > ENTRIES_MAX) {
      var _ = entries.pollFirstEntry();
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
