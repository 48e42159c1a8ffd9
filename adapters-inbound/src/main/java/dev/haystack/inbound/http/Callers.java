package dev.haystack.inbound.http;

import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.identity.TokenCheck;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.TokenGate;
import dev.haystack.port.journal.RequestId;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOrigin;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;

/**
 * Looks at the token of a request, before anything else of it is. Who has no good one is not waited
 * for: the answer ends the connection, whatever was still to come.
 */
record Callers(IdentifyCaller identification, InboundGuard guard) {

  private static final String BEARER = "Bearer ";

  /** What the request may go on with, or its end. */
  TokenCheck admit(ServerRequest request, String route) {
    TokenCheck check = gate(request).check(token(request));
    if (check instanceof TokenCheck.Failed(var unknown, var reason)) {
      if (unknown.code() == ErrorCode.AUTH_MISSING) {
        guard.tally().tokenRefused(unknown.code());
      }
      guard
          .trail()
          .tell(
              AuditEntry.denied(AuditEvent.AUTH_REFUSED, unknown.code())
                  .because(reason)
                  .from(origin(request, route, guard)));
      throw new Refusal(Problem.of(unknown.code(), unknown.retryAfter()).closing());
    }
    return check;
  }

  /** Where a request comes from, if the trail is told. */
  static AuditOrigin origin(ServerRequest request, String route, InboundGuard guard) {
    return guard.trail().isKept()
        ? new AuditOrigin(
            route,
            Visit.client(request, guard::client),
            request.headers().first(HeaderNames.USER_AGENT).orElse(""),
            RequestScope.current().map(RequestId::value).orElse(""))
        : AuditOrigin.UNKNOWN;
  }

  private TokenGate gate(ServerRequest request) {
    var peer = (InetSocketAddress) request.remotePeer().address();
    var forwarded = request.headers().values(HeaderNames.X_FORWARDED_FOR);
    return new TokenGate(identification, guard.badTokens(peer.getAddress(), forwarded));
  }

  /** What stands behind {@code Bearer}. */
  static AccessToken token(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> new AccessToken(value.substring(BEARER.length()).strip()))
        .orElse(AccessToken.NONE);
  }
}
