package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.identity.TokenCheck;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.limit.TokenGate;
import dev.haystack.inbound.protocol.Credentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks on one socket. It is for its inbox; what was found out may be asked for by any thread.
 */
final class Caller {

  private final TokenGate gate;
  private final Runnable onTooManyBad;
  private final SocketTrail trail;
  private final SessionId session;
  private volatile Credentials given;
  private volatile @Nullable Principal newest;

  /**
   * @param given what the handshake said
   * @param onTooManyBad called where too many bad tokens come from the socket's address
   */
  Caller(
      TokenGate gate,
      SessionId session,
      Credentials given,
      Runnable onTooManyBad,
      SocketTrail trail) {
    this.trail = trail;
    this.gate = gate;
    this.onTooManyBad = onTooManyBad;
    this.session = session;
    this.given = given;
  }

  /** Who says this, by the message's own credentials or else those given before. */
  Identification identify(Credentials said) {
    return identified(said.orElse(given));
  }

  /** Whose token it is that was given last, under whatever profile. */
  Identification identifyAnew() {
    return identified(new Credentials(given.token(), ProfileId.NONE));
  }

  /** Whose token that is; a profile that was named before does not count. */
  Identification identifyToken(Credentials said) {
    return identified(
        new Credentials(said.token().isPresent() ? said.token() : given.token(), said.profile()));
  }

  private Identification identified(Credentials used) {
    TokenCheck check = gate.check(used.token());
    var identified = check.under(used.profile(), Optional.of(session));
    if (identified instanceof Identification.Unknown(var code, _)) {
      trail.callerRefused(check, code);
      if (code == ErrorCode.RATE_LIMITED) {
        onTooManyBad.run();
      }
    }
    return identified;
  }

  /** The profile that is named with a message, or was before. */
  ProfileId named(Credentials said) {
    return said.orElse(given).profile();
  }

  /** Takes accepted credentials as those given last; an older token does not replace a newer. */
  void adopt(Principal principal, Credentials said) {
    Principal known = newest;
    boolean isOlder =
        known != null
            && known.user().equals(principal.user())
            && principal.notAfter().isBefore(known.notAfter());
    if (isOlder) {
      given = new Credentials(given.token(), said.orElse(given).profile());
    } else {
      given = said.orElse(given);
      newest = principal;
    }
  }

  Optional<Principal> newest() {
    return Optional.ofNullable(newest);
  }

  /** Who says this, as far as that was found out before. */
  Optional<Principal> known(Credentials said) {
    Credentials before = given;
    return newest()
        .filter(known -> known.token().equals(said.orElse(before).token()))
        .filter(_ -> !said.profile().isPresent() || said.profile().equals(before.profile()));
  }

  /** Whether this socket has not been given any token. */
  boolean isAnonymous() {
    return !given.token().isPresent();
  }
}
