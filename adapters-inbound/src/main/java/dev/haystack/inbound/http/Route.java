package dev.haystack.inbound.http;

import dev.haystack.port.trail.AuditEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path, whose segments in braces take any text, and what answers there.
 *
 * @param told what the trail calls it; nothing if it neither reads nor writes anything of a
 *     person's
 */
record Route(
    String method,
    List<String> segments,
    boolean isPublic,
    ProblemForm problems,
    Optional<AuditEvent> told,
    Endpoint endpoint) {

  /**
   * Answers one kind of request, on the request's virtual thread; a {@link Refusal} is an answer.
   */
  @FunctionalInterface
  interface Endpoint {

    Answer answer(Call call) throws InterruptedException;
  }

  /** The methods of a path that is read. */
  static final String READING = "GET, HEAD";

  static Route of(String method, String path, Endpoint endpoint) {
    return of(method, path, ProblemForm.DETAILS, endpoint);
  }

  /** One whose problems look otherwise. */
  static Route of(String method, String path, ProblemForm problems, Endpoint endpoint) {
    return new Route(method, split(path), false, problems, Optional.empty(), endpoint);
  }

  /** One to read for anybody, whose token is not looked at. */
  static Route ofAnybody(String path, Endpoint endpoint) {
    return new Route("GET", split(path), true, ProblemForm.DETAILS, Optional.empty(), endpoint);
  }

  /** The same, of which the trail is told as that. */
  Route telling(AuditEvent event) {
    return new Route(method, segments, isPublic, problems, Optional.of(event), endpoint);
  }

  /** The method and the path. */
  String name() {
    return method + " " + pattern();
  }

  /** The path, with the names of what varies in it. */
  String pattern() {
    return "/" + String.join("/", segments);
  }

  /** Whether it says how the service is. */
  boolean isOfHealth() {
    return segments.getFirst().equals("health");
  }

  /** Whether it answers that method; what can be read can also be asked for without its body. */
  boolean takes(String asked) {
    return asked.equals(method) || (method.equals("GET") && isReading(asked));
  }

  /** The methods that it answers, as {@code Allow} lists them. */
  String methods() {
    return method.equals("GET") ? READING : method;
  }

  static boolean isReading(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** The decoded values of the segments in braces, if the path is this route's. */
  Optional<Map<String, String>> match(List<String> rawSegments) {
    if (rawSegments.size() != segments.size()) {
      return Optional.empty();
    }
    var values = new HashMap<String, String>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      String raw = rawSegments.get(i);
      if (segment.startsWith("{")) {
        values.put(segment.substring(1, segment.length() - 1), decode(raw));
      } else if (!segment.equals(raw)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static String decode(String raw) {
    // the decoder is one for forms, in which a plus is a space
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
