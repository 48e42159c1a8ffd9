package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.protocol.OpenAiWire;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Problems as clients of OpenAI's API know them. */
final class OpenAiProblems implements ProblemForm {

  /** Such a client repeats by itself what it takes for a passing fault. */
  static final String SHOULD_RETRY = "X-Should-Retry";

  /** There is no model of that name. */
  static Answer modelNotFound() {
    JsonObject error = OpenAiWire.error(ErrorCode.NOT_FOUND, "There is no such model.", "model");
    return new Answer.Whole(
        404,
        Optional.of(JsonObject.EMPTY.with("error", error.with("code", "model_not_found"))),
        Map.of(SHOULD_RETRY, "false"));
  }

  @Override
  public int status(Problem problem) {
    if (problem.code() == ErrorCode.ID_CONFLICT) {
      return 409;
    }
    return problem.status() == 422 ? 400 : problem.status();
  }

  @Override
  public Map<String, String> headers(Problem problem) {
    var headers = new LinkedHashMap<>(problem.headers());
    if (!problem.code().isRetryable()) {
      headers.put(SHOULD_RETRY, "false");
    }
    return headers;
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public JsonObject body(Problem problem, String path) {
    return JsonObject.EMPTY.with(
        "error", OpenAiWire.error(problem.code(), words(problem), param(problem)));
  }

  /** The first fault says more than that there is one. */
  private static String words(Problem problem) {
    return problem.faults().isEmpty()
        ? problem.detail()
        : problem.detail()
            + " "
            + problem.faults().getFirst().pointer()
            + " "
            + problem.faults().getFirst().message()
            + ".";
  }

  private static String param(Problem problem) {
    return problem.faults().stream()
        .map(Problem.Fault::pointer)
        .filter(pointer -> !pointer.isEmpty())
        .map(pointer -> pointer.substring(1).replace('/', '.'))
        .findFirst()
        .orElse("");
  }
}
