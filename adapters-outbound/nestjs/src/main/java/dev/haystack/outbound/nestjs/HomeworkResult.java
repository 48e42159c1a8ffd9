package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.Optional;

/** One homework submission with what was asked, answered and said about it. */
final class HomeworkResult implements AnswerShape {

  private static final Selection SUBMISSION =
      Selection.of(
          "homework_result_id<id",
          "created_at",
          "status",
          "classification",
          "rate",
          "feedback",
          "reject_reason");
  private static final Selection HOMEWORK =
      Selection.of("id", "title", "description", "type", "video_link");
  private static final Selection ANSWERS =
      Selection.of("client_response", "result_data", "client_answer_images");

  @Override
  public Json compose(ToolRun run) {
    Json answer = run.fetch();
    if (Nothing.isAll(answer)) {
      return Nothing.told();
    }
    JsonObject upstream = Submissions.unwrapped(answer);
    JsonObject homework = Submissions.homework(upstream);
    JsonArray questions =
        Fields.first(
                upstream,
                "homeworkQuestions",
                "homework_questions",
                "questions",
                "homework.questions",
                "homework.homeworkQuestions",
                "homeworkAssign.homework.homeworkQuestions")
            .filter(JsonArray.class::isInstance)
            .map(JsonArray.class::cast)
            .orElse(JsonArray.EMPTY);
    var result = SUBMISSION.addTo(JsonObject.builder(), upstream);
    result.put("homework", HOMEWORK.from(homework));
    ANSWERS.addTo(result, upstream);
    if (run.asked("include_questions", true)) {
      result.put("homework_questions", questions);
    }
    return result.put("summary", summary(upstream, homework, questions.size())).build();
  }

  private static JsonObject summary(JsonObject upstream, JsonObject homework, int questions) {
    Optional<JsonArray> images =
        Fields.first(upstream, "clientAnswerImages", "client_answer_images")
            .filter(JsonArray.class::isInstance)
            .map(JsonArray.class::cast);
    return JsonObject.builder()
        .putUnlessEmpty("homework_title", Fields.text(homework, "title"))
        .putUnlessEmpty("completion_status", Fields.text(upstream, "status"))
        .put("has_feedback", !Fields.text(upstream, "feedback").isEmpty())
        .put("has_rating", Fields.first(upstream, "rate").isPresent())
        .put("question_count", questions)
        .put("has_attachments", images.filter(list -> !list.isEmpty()).isPresent())
        .build();
  }
}
