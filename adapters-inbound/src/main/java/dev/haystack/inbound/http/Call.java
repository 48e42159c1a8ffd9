package dev.haystack.inbound.http;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.connection.ConnectionPhase;
import dev.haystack.inbound.connection.WatchedConnection;
import dev.haystack.inbound.limit.InboundGuard;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/** One request as a route sees it. */
final class Call {

  private static final HeaderName PROFILE = HeaderNames.create("ProfileID");
  private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");
  private static final String BEARER = "Bearer ";
  private static final int USER_AGENT_MAX = 512;

  private final ServerRequest request;
  private final String path;
  private final Map<String, String> pathValues;
  private final WatchedConnection connection;
  private final ServerSettings settings;
  private final InboundGuard guard;

  Call(
      ServerRequest request,
      String path,
      Map<String, String> pathValues,
      WatchedConnection connection,
      ServerSettings settings,
      InboundGuard guard) {
    this.request = request;
    this.path = path;
    this.pathValues = pathValues;
    this.connection = connection;
    this.settings = settings;
    this.guard = guard;
  }

  String pathValue(String name) {
    return pathValues.getOrDefault(name, "");
  }

  /** The path as it was asked for. */
  String path() {
    return path;
  }

  Optional<String> query(String name) {
    return request.query().first(name).asOptional().filter(value -> !value.isEmpty());
  }

  /** The body, which has to be a JSON object; no body is an empty one. */
  JsonObject body() {
    connection.enter(ConnectionPhase.TRANSFERRING);
    try {
      return new RequestBody(guard, settings.bodyBytesMax()).read(request);
    } finally {
      connection.enter(ConnectionPhase.SERVING);
    }
  }

  AccessToken token() {
    return header(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> new AccessToken(value.substring(BEARER.length()).strip()))
        .orElse(AccessToken.NONE);
  }

  /** The profile that the body names, or else the header. */
  ProfileId profile(JsonObject body) {
    return body.text("profile_id")
        .or(() -> body.text("profileId"))
        .or(() -> header(PROFILE))
        .map(String::strip)
        .map(ProfileId::new)
        .orElse(ProfileId.NONE);
  }

  /** The name under which the request may be sent again, or nothing. */
  String idempotencyKey() {
    return header(IDEMPOTENCY_KEY).map(String::strip).orElse("");
  }

  boolean wantsEvents() {
    return header(HeaderNames.ACCEPT)
        .filter(types -> types.contains(EventAnswer.MEDIA_TYPE))
        .isPresent();
  }

  /** The address from which the caller comes. */
  String clientAddress() {
    return request.remotePeer().address() instanceof InetSocketAddress peer && !peer.isUnresolved()
        ? settings
            .clientAddress()
            .of(peer.getAddress(), request.headers().values(HeaderNames.X_FORWARDED_FOR))
        : "";
  }

  /** What the caller's program calls itself, or nothing. */
  String userAgent() {
    return header(HeaderNames.USER_AGENT)
        .map(name -> name.substring(0, Math.min(name.length(), USER_AGENT_MAX)))
        .orElse("");
  }

  private Optional<String> header(HeaderName name) {
    return request.headers().first(name);
  }
}
