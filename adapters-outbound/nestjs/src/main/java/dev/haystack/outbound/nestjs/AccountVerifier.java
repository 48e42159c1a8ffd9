package dev.haystack.outbound.nestjs;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * Has the practice say whose a token is, and remembers for a while what it said. A token is asked
 * about once at a time, whoever waits for the answer; few are asked about side by side, and more
 * than can soon be asked about are not taken on.
 */
public final class AccountVerifier implements TokenVerifier {

  static final int LOOKUPS_AT_ONCE_MAX = 32;
  static final int WAITING_MAX = 500;

  private static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]+");

  private final AccountSettings settings;
  private final AccountLookup lookup;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(LOOKUPS_AT_ONCE_MAX, true);
  private final ReentrantLock lock = new ReentrantLock();
  private final AccountCache cache;
  private final Map<TokenId, CompletableFuture<Verdict>> lookups = new HashMap<>();

  public AccountVerifier(AccountSettings settings, HttpTransport transport, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.cache = new AccountCache(settings);
    this.lookup =
        new AccountLookup(
            new JsonCalls(
                BaseAddress.of(settings.apiUrl()), transport, AccountLookup.BODY_BYTES_MAX),
            new AccountReader(settings.issuer()));
  }

  @Override
  public Verdict verify(AccessToken token) throws InterruptedException {
    if (isNoHeader(token)) {
      return new Verdict.Rejected(Rejection.FORM);
    }
    TokenId id = TokenId.of(token);
    Optional<CompletableFuture<Verdict>> asked;
    lock.lock();
    try {
      Optional<Verdict> fresh = cache.fresh(id, clock.instant());
      if (fresh.isPresent()) {
        return fresh.get();
      }
      asked = asked(id, token);
    } finally {
      lock.unlock();
    }
    Verdict said = asked.isPresent() ? await(asked.get()) : unavailable();
    return said instanceof Verdict.Unavailable ? stale(id).orElse(said) : said;
  }

  @Override
  public Optional<Verdict> atHand(AccessToken token) {
    if (isNoHeader(token)) {
      return Optional.of(new Verdict.Rejected(Rejection.FORM));
    }
    TokenId id = TokenId.of(token);
    lock.lock();
    try {
      return cache.fresh(id, clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** A form that is no header's is not shown to the practice. */
  private boolean isNoHeader(AccessToken token) {
    return token.value().length() > settings.tokenBytesMax()
        || !HEADER_TEXT.matcher(token.value()).matches();
  }

  /** The practice has just refused this token, so what it said before counts no more. */
  @Override
  public void forget(AccessToken token) {
    TokenId id = TokenId.of(token);
    lock.lock();
    try {
      cache.forget(id);
      // an answer that is under way may be older than the refusal
      lookups.remove(id);
    } finally {
      lock.unlock();
    }
  }

  /** How much is remembered. */
  int remembered() {
    lock.lock();
    try {
      return cache.size();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Verdict> stale(TokenId id) {
    lock.lock();
    try {
      return cache.stale(id, clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** The look-up that is under way, or a new one if there is room. */
  private Optional<CompletableFuture<Verdict>> asked(TokenId id, AccessToken token) {
    var running = lookups.get(id);
    if (running != null) {
      return Optional.of(running);
    }
    if (lookups.size() >= LOOKUPS_AT_ONCE_MAX + WAITING_MAX) {
      return Optional.empty();
    }
    var next = new CompletableFuture<Verdict>();
    lookups.put(id, next);
    // of its own, since it must not end with the first of those who wait for it
    var _ = Thread.ofVirtual().name("account-lookup").start(() -> settle(id, token, next));
    return Optional.of(next);
  }

  private void settle(TokenId id, AccessToken token, CompletableFuture<Verdict> waiting) {
    Verdict said = unavailable();
    try {
      said = look(token);
    } finally {
      lock.lock();
      try {
        if (lookups.remove(id, waiting)) {
          said = cache.keep(id, token, said, clock.instant());
        }
      } finally {
        lock.unlock();
      }
      waiting.complete(said);
    }
  }

  private Verdict look(AccessToken token) {
    try {
      if (!places.tryAcquire(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        return unavailable();
      }
    } catch (InterruptedException e) {
      return unavailable();
    }
    try {
      return lookup.look(token, settings.timeout());
    } finally {
      places.release();
    }
  }

  private Verdict await(CompletableFuture<Verdict> asked) throws InterruptedException {
    try {
      return asked.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return unavailable();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look-up only completes", e);
    }
  }

  private static Verdict unavailable() {
    return new Verdict.Unavailable(AccountReader.RETRY_AFTER);
  }
}
