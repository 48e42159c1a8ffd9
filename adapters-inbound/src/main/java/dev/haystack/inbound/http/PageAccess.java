package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.origin.AllowedOrigins;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** Lets the pages of allowed origins in, and tells browsers so (CORS). */
record PageAccess(AllowedOrigins origins) {

  void admit(ServerRequest request, ServerResponse response) {
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
    if (origin.isEmpty()) {
      return;
    }
    if (!origins.allow(origin, request.headers().first(HeaderNames.HOST))) {
      throw new Refusal(Problem.of(ErrorCode.FORBIDDEN));
    }
    if (origins.isListed(origin.get())) {
      response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin.get());
      response.header(HeaderNames.VARY, "Origin");
      response.header(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After, Location");
    }
    if (isPreflight(request)) {
      response.header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE");
      response.header(
          HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, ProfileID");
      response.header(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
    }
  }

  /** Whether a browser asks what it may ask. */
  boolean isPreflight(ServerRequest request) {
    return request.prologue().method().text().equals("OPTIONS")
        && request.headers().contains(HeaderNames.ORIGIN)
        && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
  }
}
