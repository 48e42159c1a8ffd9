package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.Credentials;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who speaks on one socket. For its inbox; the newest principal may be asked for by any thread. */
final class Caller {

  private final IdentifyCaller identifyCaller;
  private final SessionId session;
  private Credentials given;
  private volatile @Nullable Principal newest;

  /**
   * @param given what the handshake said
   */
  Caller(IdentifyCaller identifyCaller, SessionId session, Credentials given) {
    this.identifyCaller = identifyCaller;
    this.session = session;
    this.given = given;
  }

  /** Who says this, by the message's own credentials or else those given before. */
  Identification identify(Credentials said) {
    Credentials used = said.orElse(given);
    return identifyCaller.identify(used.token(), used.profile(), Optional.of(session));
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
