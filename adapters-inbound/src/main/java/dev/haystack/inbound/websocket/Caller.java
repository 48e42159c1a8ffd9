package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.limit.TokenGate;
import dev.haystack.inbound.protocol.Credentials;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who speaks on one socket. For its inbox; the newest principal may be asked for by any thread. */
final class Caller {

  private final TokenGate gate;
  private final Runnable onTooManyBad;
  private final SessionId session;
  private Credentials given;
  private volatile @Nullable Principal newest;

  /**
   * @param given what the handshake said
   * @param onTooManyBad called where too many bad tokens come from the socket's address
   */
  Caller(TokenGate gate, SessionId session, Credentials given, Runnable onTooManyBad) {
    this.gate = gate;
    this.onTooManyBad = onTooManyBad;
    this.session = session;
    this.given = given;
  }

  /** Who says this, by the message's own credentials or else those given before. */
  Identification identify(Credentials said) {
    Credentials used = said.orElse(given);
    var identified = gate.check(used.token()).under(used.profile(), Optional.of(session));
    if (identified instanceof Identification.Unknown(var code, _)
        && code == ErrorCode.RATE_LIMITED) {
      onTooManyBad.run();
    }
    return identified;
  }

  /** The profile that is named with a message, or was before. */
  ProfileId named(Credentials said) {
    return said.orElse(given).profile();
  }

  /** Takes accepted credentials as those given last. */
  void adopt(Principal principal, Credentials said) {
    given = said.orElse(given);
    newest = principal;
  }

  Optional<Principal> newest() {
    return Optional.ofNullable(newest);
  }

  /** Whether this socket has not been given any token. */
  boolean isAnonymous() {
    return !given.token().isPresent();
  }

  /** That principal, with the newest token that the same user has given. */
  Supplier<Principal> refreshed(Principal own) {
    return () ->
        newest()
            .filter(latest -> latest.user().equals(own.user()))
            .map(latest -> new Principal(own.user(), own.profile(), latest.token()))
            .orElse(own);
  }
}
