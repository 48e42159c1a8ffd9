package dev.haystack.inbound.websocket;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.rfc6455.Handshake;
import java.util.Optional;

/** What a handshake says of its caller and of the dialect it wants. */
record HandshakeWords(Handshake handshake, boolean mayInspect) {

  private static final String BEARER = "Bearer ";
  private static final String BEARER_ENTRY = "bearer.";

  Credentials credentials() {
    String token = header().or(this::entry).orElse("");
    String profile = handshake.header("ProfileID").orElse("").strip();
    return new Credentials(new AccessToken(token), new ProfileId(profile));
  }

  private Optional<String> header() {
    return handshake
        .authorization()
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(token -> !token.isEmpty());
  }

  private Optional<String> entry() {
    return handshake.subprotocols().stream()
        .filter(name -> name.startsWith(BEARER_ENTRY) && name.length() > BEARER_ENTRY.length())
        .map(name -> name.substring(BEARER_ENTRY.length()))
        .findFirst();
  }

  /** The first of the sub-protocols offered that is known; none must be named that was not. */
  Optional<String> subprotocol() {
    return handshake.subprotocols().stream().filter(this::isSpoken).findFirst();
  }

  Dialect dialect(SessionId session) {
    return switch (subprotocol().orElse(Dialect.STANDARD)) {
      case Dialect.CLASSIC -> Dialect.classic(session);
      case Dialect.INSPECT -> Dialect.inspect(session);
      default -> Dialect.standard(session);
    };
  }

  /** Whether the socket is to be told what happens beneath. */
  boolean inspects() {
    return subprotocol().filter(Dialect.INSPECT::equals).isPresent();
  }

  private boolean isSpoken(String name) {
    return name.equals(Dialect.STANDARD)
        || name.equals(Dialect.CLASSIC)
        || (mayInspect && name.equals(Dialect.INSPECT));
  }
}
