package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.connection.RequestTarget;
import dev.haystack.inbound.origin.Addressing;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.origin.OriginRefusal;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/** Lets the pages of allowed origins in, and tells browsers so (CORS). */
record PageAccess(OriginCheck origins) {

  private static final String EXPOSED =
      "Retry-After, Location, X-Request-Id, X-Haystack-Session, X-Should-Retry";
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

  void admit(ServerRequest request, RequestTarget target, ServerResponseHeaders answer) {
    Optional<OriginRefusal> refusal = origins.refusal(addressing(request.headers(), target));
    if (refusal.isPresent()) {
      throw new Refusal(problem(refusal.get()));
    }
    tell(request.headers(), answer);
    if (isPreflight(request)) {
      answer.set(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, DELETE");
      answer.set(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, AskedHeaders.allowed(request.headers()));
      answer.set(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
    }
  }

  private static Problem problem(OriginRefusal refusal) {
    String words = refusal.words();
    return switch (refusal.kind()) {
      case AMBIGUOUS -> Problem.unreadable(words, "");
      case MISDIRECTED -> Problem.misdirected().saying(words);
      case FOREIGN -> Problem.of(ErrorCode.FORBIDDEN).saying(words);
    };
  }

  private static Addressing addressing(Headers headers, RequestTarget target) {
    return new Addressing(
        target.host().stream().toList(),
        headers.all(HeaderNames.ORIGIN, List::of),
        headers.all(HeaderNames.AUTHORIZATION, List::of),
        headers.all(FETCH_SITE, List::of));
  }

  /** Lets a listed page read the answer, which may be a problem. */
  void tell(Headers request, ServerResponseHeaders answer) {
    Optional<String> origin = request.first(HeaderNames.ORIGIN);
    if (origin.filter(origins::isListed).isPresent()) {
      answer.set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin.get());
      answer.set(HeaderNames.VARY, "Origin");
      answer.set(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  /** Whether a browser asks what it may ask. */
  boolean isPreflight(ServerRequest request) {
    return request.prologue().method().text().equals("OPTIONS")
        && request.headers().contains(HeaderNames.ORIGIN)
        && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
  }
}
