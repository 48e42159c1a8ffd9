package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The answers of calls that fail independently; at least one of them has succeeded. */
record AnswerParts(Map<String, Json> answers, Map<String, ToolResult.Failure> failures) {

  AnswerParts {
    answers = Map.copyOf(answers);
    failures = Map.copyOf(failures);
  }

  static AnswerParts of(List<String> names, List<ToolResult> results) {
    Map<String, Json> answers = new LinkedHashMap<>();
    Map<String, ToolResult.Failure> failures = new LinkedHashMap<>();
    IntStream.range(0, names.size())
        .forEach(
            i -> {
              switch (results.get(i)) {
                case ToolResult.Success(var value) -> answers.put(names.get(i), value);
                case ToolResult.Failure failure -> failures.put(names.get(i), failure);
              }
            });
    return some(answers, failures);
  }

  private static AnswerParts some(
      Map<String, Json> answers, Map<String, ToolResult.Failure> failures) {
    if (answers.isEmpty()) {
      ToolResult.Failure first = failures.values().iterator().next();
      throw new UpstreamException(first.reason(), first.message());
    }
    return new AnswerParts(answers, failures);
  }

  /** The same, but where that part should be a record and is none, it is missing. */
  AnswerParts withRecord(String name) {
    if (answer(name).filter(Nothing::isAll).isEmpty()) {
      return this;
    }
    Map<String, Json> others = new LinkedHashMap<>(answers);
    others.remove(name);
    Map<String, ToolResult.Failure> missing = new LinkedHashMap<>(failures);
    missing.put(name, new ToolResult.Failure(ToolFailure.NOT_FOUND, Nothing.WORDS));
    return some(others, missing);
  }

  Optional<Json> answer(String name) {
    return Optional.ofNullable(answers.get(name));
  }

  String status() {
    return failures.isEmpty() ? "success" : "partial";
  }

  /** Names the missing parts in the result, so that nobody takes their absence for an answer. */
  void tell(JsonObjectBuilder result) {
    if (failures.isEmpty()) {
      return;
    }
    result.put(
        "missing_parts",
        failures.entrySet().stream()
            .map(
                part ->
                    JsonObject.builder()
                        .put("part", part.getKey())
                        .put("error", part.getValue().reason().code())
                        .put("message", part.getValue().message())
                        .build())
            .collect(JsonArray.collector()));
  }
}
