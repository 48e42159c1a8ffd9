package dev.haystack.inbound.http;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.json.JsonObject;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.Optional;

/** One request as a route sees it. */
final class Call {

  private static final HeaderName PROFILE = HeaderNames.create("ProfileID");
  private static final String BEARER = "Bearer ";

  private final ServerRequest request;
  private final Map<String, String> pathValues;
  private final WatchedConnection connection;
  private final int bodyBytesMax;

  Call(
      ServerRequest request,
      Map<String, String> pathValues,
      WatchedConnection connection,
      int bodyBytesMax) {
    this.request = request;
    this.pathValues = pathValues;
    this.connection = connection;
    this.bodyBytesMax = bodyBytesMax;
  }

  String pathValue(String name) {
    return pathValues.getOrDefault(name, "");
  }

  Optional<String> query(String name) {
    return request.query().first(name).asOptional().filter(value -> !value.isEmpty());
  }

  /** The body, which has to be a JSON object; no body is an empty one. */
  JsonObject body() {
    connection.enter(ConnectionPhase.TRANSFERRING);
    try {
      return RequestBody.read(request, bodyBytesMax);
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

  boolean wantsEvents() {
    return header(HeaderNames.ACCEPT)
        .filter(types -> types.contains(EventAnswer.MEDIA_TYPE))
        .isPresent();
  }

  private Optional<String> header(HeaderName name) {
    return request.headers().first(name);
  }
}
