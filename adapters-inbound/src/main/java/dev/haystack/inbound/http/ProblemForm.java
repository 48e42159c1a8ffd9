package dev.haystack.inbound.http;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.problem.ProblemDetails;
import java.util.Map;

/** How a door writes its problems. */
interface ProblemForm {

  /** As the service does everywhere else (RFC 9457). */
  ProblemForm DETAILS =
      new ProblemForm() {

        @Override
        public int status(Problem problem) {
          return problem.status();
        }

        @Override
        public Map<String, String> headers(Problem problem) {
          return problem.headers();
        }

        @Override
        public String mediaType() {
          return ProblemDetails.MEDIA_TYPE;
        }

        @Override
        public JsonObject body(Problem problem, String path) {
          return problem.toJson(path);
        }
      };

  int status(Problem problem);

  Map<String, String> headers(Problem problem);

  String mediaType();

  JsonObject body(Problem problem, String path);
}
