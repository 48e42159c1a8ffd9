package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;

/** Reads homework submissions. */
final class Submissions {

  private Submissions() {}

  /** The record itself, bare or as the data of an answer. */
  static JsonObject unwrapped(Json answer) {
    return answer instanceof JsonObject object
        ? object.has("id") ? object : object.object("data").orElse(object)
        : JsonObject.EMPTY;
  }

  /** The homework, which hangs on the submission or on its assignment. */
  static JsonObject homework(JsonObject submission) {
    Json homework =
        Fields.first(submission, "homework", "homeworkAssign.homework", "assignment.homework")
            .orElse(JsonObject.EMPTY);
    return homework instanceof JsonObject object ? object : JsonObject.EMPTY;
  }
}
