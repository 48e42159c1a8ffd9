package dev.haystack.inbound.http;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.identity.TokenCheck;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.connection.ConnectionPhase;
import dev.haystack.inbound.connection.WatchedConnection;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.WorkMemory;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.websocket.SessionListener;
import dev.haystack.port.tracing.Span;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One request as a route sees it. */
final class Call {

  private static final HeaderName PROFILE = HeaderNames.create("ProfileID");
  private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");
  private static final int USER_AGENT_MAX = 512;
  private static final SessionId NO_SESSION = new SessionId("none");

  private final ServerRequest request;
  private final String path;
  private final Map<String, String> pathValues;
  private final Optional<TokenCheck> token;
  private final WatchedConnection connection;
  private final ServerSettings settings;
  private final InboundGuard guard;
  private final CallTrail trail;
  private final WorkMemory.Share work;
  private final Span span;

  /**
   * @param token what was found of the caller's, where one is looked at
   * @param span the request, as a piece of work
   */
  Call(
      ServerRequest request,
      String path,
      Map<String, String> pathValues,
      Optional<TokenCheck> token,
      WatchedConnection connection,
      ServerSettings settings,
      InboundGuard guard,
      CallTrail trail,
      WorkMemory.Share work,
      Span span) {
    this.trail = trail;
    this.work = work;
    this.request = request;
    this.path = path;
    this.pathValues = pathValues;
    this.token = token;
    this.connection = connection;
    this.settings = settings;
    this.guard = guard;
    this.span = span;
  }

  /** The request, as a piece of work. */
  Span span() {
    return span;
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
      return new RequestBody(guard, work, settings.bodyBytesMax()).read(request);
    } finally {
      connection.enter(ConnectionPhase.SERVING);
    }
  }

  /** The session of the path; the profile is judged first where no session can have that name. */
  SessionId session(JsonObject body) {
    String id = pathValue("id");
    if (!SessionId.isValid(id)) {
      var _ = caller(NO_SESSION, body);
      throw Refusal.notFound();
    }
    return new SessionId(id);
  }

  /** The caller in that session, under the profile that is named; or the end of the call. */
  Principal caller(SessionId session, JsonObject body) {
    return switch (token.orElseThrow().under(profile(body), Optional.of(session))) {
      case Identification.Known(var principal) -> {
        trail.known(principal, Optional.of(session));
        yield principal;
      }
      case Identification.Unknown(var code, var retryAfter) -> {
        trail.callerRefused(token.flatMap(TokenCheck::bearer), code);
        throw new Refusal(Problem.of(code, retryAfter));
      }
    };
  }

  /** The caller under the profile that is named, outside of sessions. */
  Principal callerAlone(SessionId session, JsonObject body) {
    Principal caller = caller(session, body);
    trail.known(caller, Optional.empty());
    return caller;
  }

  /** What the trail is told of it. */
  CallTrail trail() {
    return trail;
  }

  /** The profile that the body names, or else the header. */
  private ProfileId profile(JsonObject body) {
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

  /** Whether the caller names that media type among those it takes. */
  boolean accepts(String mediaType) {
    return header(HeaderNames.ACCEPT).filter(types -> types.contains(mediaType)).isPresent();
  }

  /** Whether the answer may be packed. */
  boolean takesGzip() {
    return request.headers().values(HeaderNames.ACCEPT_ENCODING).stream()
        .flatMap(names -> Stream.of(names.split(",", -1)))
        .map(String::strip)
        .anyMatch(name -> name.equals("gzip") || name.startsWith("gzip;q=1"));
  }

  /** The token that the caller shows, which nobody has looked at. */
  AccessToken shownToken() {
    return Callers.token(request);
  }

  /** The address from which the caller comes. */
  String clientAddress() {
    return Visit.client(request, settings.clientAddress()::of);
  }

  /** What the caller's program calls itself, or nothing. */
  String userAgent() {
    return header(HeaderNames.USER_AGENT)
        .map(name -> name.substring(0, Math.min(name.length(), USER_AGENT_MAX)))
        .orElse("");
  }

  /**
   * Somebody who stays to listen.
   *
   * @param after where they left off, if they have heard before
   */
  SessionListener listener(SessionId session, Principal caller, Optional<LogPosition> after) {
    var credentials = new Credentials(caller.token(), profile(JsonObject.EMPTY));
    return new SessionListener(session, credentials, after, peer(), forwarded(), connection::cut);
  }

  /** Counts a coming that stays; zero if the address may go on, else how long it should wait. */
  Duration handshake() {
    return guard.handshake(peer(), forwarded());
  }

  private InetAddress peer() {
    return ((InetSocketAddress) request.remotePeer().address()).getAddress();
  }

  private List<String> forwarded() {
    return request.headers().values(HeaderNames.X_FORWARDED_FOR);
  }

  /** Has something done once nobody waits for the answer any more. */
  void onGone(Runnable action) {
    connection.onGone(action);
  }

  /** What the first of the request's headers of that name says, without blanks around it. */
  Optional<String> header(String name) {
    return header(HeaderNames.create(name)).map(String::strip);
  }

  private Optional<String> header(HeaderName name) {
    return request.headers().first(name);
  }
}
