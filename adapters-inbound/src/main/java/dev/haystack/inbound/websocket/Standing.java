package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.Identification;
import dev.haystack.application.identity.TokenBearer;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.inbound.protocol.Credentials;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after one socket's token: has it judged anew when its time is over, and its client asked
 * for another where it is not good any more. Safe for use by many threads.
 */
final class Standing implements TokenBearer, AutoCloseable {

  private static final Duration PAUSE_LEAST = Duration.ofSeconds(1);

  private final CallerLeases leases;
  private final Inbox inbox;
  private final Caller caller;
  private final Admittance admittance;
  private final SessionFeed feed;
  private final SocketTrail trail;
  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile long notBeforeNanos = System.nanoTime();

  Standing(
      CallerLeases leases,
      Inbox inbox,
      Caller caller,
      Admittance admittance,
      SessionFeed feed,
      SocketTrail trail) {
    this.trail = trail;
    this.leases = leases;
    this.inbox = inbox;
    this.caller = caller;
    this.admittance = admittance;
    this.feed = feed;
    leases.join(feed.session(), this);
  }

  @Override
  public Optional<Principal> newest() {
    return caller.newest();
  }

  @Override
  public void renew() {
    if (renewing.compareAndSet(false, true)) {
      inbox.insist(this::judgeAnew);
    }
  }

  /** Renews a token whose time is over. */
  void check(long nowNanos) {
    if (admittance.isToBeRenewed() && nowNanos - notBeforeNanos >= 0) {
      renew();
    }
  }

  /** Takes accepted credentials: all that waits for a good token of the user goes on. */
  void adopt(Principal principal, Credentials said) {
    caller.adopt(principal, said);
    admittance.known(principal);
    leases.news();
    if (trail.follows(principal)) {
      // whether the session has turned out to be another's is told by what is asked of it
      var _ = feed.watchFor(principal.user());
    }
  }

  /** The client has no good token any more: it is asked for one, and told nothing until then. */
  void lapse(ErrorCode why) {
    admittance.lapse(why);
    feed.pause();
  }

  private void judgeAnew() {
    renewing.set(false);
    switch (caller.identifyAnew()) {
      case Identification.Known(var principal) -> {
        admittance.known(principal);
        if (caller.newest().isPresent()) {
          adopt(principal, Credentials.NONE);
        }
      }
      case Identification.Unknown(var code, var retryAfter) -> {
        if (code == ErrorCode.AUTH_UNAVAILABLE) {
          notBeforeNanos = System.nanoTime() + longer(PAUSE_LEAST, retryAfter).toNanos();
        } else {
          lapse(code);
        }
      }
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  @Override
  public void close() {
    leases.leave(feed.session(), this);
  }
}
