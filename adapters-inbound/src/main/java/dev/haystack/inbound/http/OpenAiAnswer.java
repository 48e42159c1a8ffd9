package dev.haystack.inbound.http;

import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.protocol.OpenAiWire;
import java.util.List;

/** The answer of a turn as one chat completion. */
final class OpenAiAnswer {

  private OpenAiAnswer() {}

  static JsonObject render(String model, long createdSeconds, TurnOutcome.Answered answered) {
    var answer = answered.answer();
    var message =
        JsonObject.builder()
            .put("role", "assistant")
            .put("content", answer.content())
            .put("refusal", JsonNull.NULL)
            .build();
    var choice =
        JsonObject.builder()
            .put("index", 0)
            .put("message", message)
            .put("logprobs", JsonNull.NULL)
            .put("finish_reason", OpenAiWire.finishReason(answered.end()))
            .build();
    return JsonObject.builder()
        .put("id", OpenAiWire.id(answered.turn()))
        .put("object", "chat.completion")
        .put("created", createdSeconds)
        .put("model", model)
        .put("choices", JsonArray.of(List.of(choice)))
        .put("usage", OpenAiWire.usage(answered.usage()))
        .put("haystack", OpenAiWire.beside(answer.id(), answered.actions()))
        .build();
  }
}
