package dev.haystack.application.identity;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Goes on by the newest token of one user, each judged for one profile.
 *
 * <p>As long as a token is good nobody is asked. Then the verifier is, since it may say that of the
 * same token for longer; then the user's connections, and the first good token that any of them
 * brings is taken.
 */
final class RenewedLease implements CallerLease {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final CallerLeases leases;
  private final SessionId session;
  private final UserId user;
  private final ProfileId profile;
  private final Set<PersonaType> personas;
  private final Optional<TokenBearer> speaking;
  // of those that wait, one looks for all
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile Principal inUse;
  private volatile Optional<ErrorCode> ended = Optional.empty();

  RenewedLease(
      CallerLeases leases, SessionId session, Principal caller, Optional<TokenBearer> speaking) {
    this.leases = leases;
    this.session = session;
    this.user = caller.user();
    this.profile = caller.profile();
    this.personas = caller.personas();
    this.speaking = speaking;
    this.inUse = caller;
  }

  @Override
  public Principal current() throws InterruptedException {
    Principal held = inUse;
    if (ended.isEmpty() && leases.isCurrent(held) && newer(held).isEmpty()) {
      return held;
    }
    renewing.lockInterruptibly();
    try {
      return renewed();
    } finally {
      renewing.unlock();
    }
  }

  @Override
  public UserId user() {
    return user;
  }

  @Override
  public ProfileId profile() {
    return profile;
  }

  @Override
  public Set<PersonaType> personas() {
    return personas;
  }

  @Override
  public void refused(Principal by) {
    leases.identifyCaller().forget(by.token());
    renewing.lock();
    try {
      if (inUse.token().equals(by.token())) {
        inUse = new Principal(user, profile, by.token(), Instant.EPOCH, personas);
      }
    } finally {
      renewing.unlock();
    }
  }

  /** What the one who speaks has brought since, unless its end comes earlier. */
  private Optional<Principal> newer(Principal held) {
    return speaking
        .flatMap(TokenBearer::newest)
        .filter(brought -> brought.user().equals(user))
        .filter(brought -> !brought.token().equals(held.token()))
        .filter(brought -> !brought.notAfter().isBefore(held.notAfter()));
  }

  private Principal renewed() throws InterruptedException {
    endIf(ended);
    Optional<Principal> newer = newer(inUse);
    if (newer.isPresent() && judged(newer.get()) instanceof Identification.Known(var known)) {
      inUse = known;
    }
    return leases.isCurrent(inUse) ? inUse : awaited();
  }

  private Principal awaited() throws InterruptedException {
    Instant end = leases.graceEnd();
    boolean isAsked = false;
    while (true) {
      long seen = leases.newsCount();
      Identification own = judged(inUse);
      if (own instanceof Identification.Known(var known)) {
        inUse = known;
        return known;
      }
      Optional<Principal> brought = brought();
      if (brought.isPresent()) {
        inUse = brought.get();
        return inUse;
      }
      var why = (Identification.Unknown) own;
      boolean isUnsure = why.code() == ErrorCode.AUTH_UNAVAILABLE;
      if (!isUnsure && !isAsked) {
        isAsked = true;
        bearers().forEach(TokenBearer::renew);
      }
      boolean isLast = !isUnsure && (speaking.isEmpty() || why.code() != ErrorCode.AUTH_EXPIRED);
      if (isLast || !leases.now().isBefore(end)) {
        endIf(Optional.of(why.code()));
      }
      leases.awaitNews(seen, isUnsure ? earlier(end, why.retryAfter()) : end);
    }
  }

  private List<TokenBearer> bearers() {
    return speaking.isPresent() ? leases.of(session, user) : List.of();
  }

  /** The first good token that the user's connections have. */
  private Optional<Principal> brought() {
    return bearers().stream()
        .flatMap(bearer -> bearer.newest().stream())
        .filter(leases::isCurrent)
        .filter(each -> !each.token().equals(inUse.token()))
        .flatMap(
            each ->
                judged(each) instanceof Identification.Known(var known)
                    ? Stream.of(known)
                    : Stream.<Principal>empty())
        .findFirst();
  }

  /** By what a token says at this moment; one that does not cover the profile ends the lease. */
  private Identification judged(Principal by) {
    Identification found =
        leases.identifyCaller().identify(by.token(), profile, Optional.of(session));
    return switch (found) {
      case Identification.Known(var known) ->
          known.user().equals(user)
              ? new Identification.Known(
                  new Principal(user, profile, known.token(), known.notAfter(), known.personas()))
              : Identification.unknown(ErrorCode.AUTH_REJECTED);
      case Identification.Unknown(var code, _) -> {
        if (code == ErrorCode.FORBIDDEN) {
          endIf(Optional.of(code));
        }
        yield found;
      }
    };
  }

  private void endIf(Optional<ErrorCode> code) {
    if (code.isPresent()) {
      ended = code;
      throw new CredentialEnded(code.get());
    }
  }

  private Instant earlier(Instant end, Duration wait) {
    Instant again = leases.now().plus(wait.isPositive() ? wait : LOOK_AGAIN);
    return again.isBefore(end) ? again : end;
  }
}
