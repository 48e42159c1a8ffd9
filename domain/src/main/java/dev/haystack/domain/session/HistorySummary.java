package dev.haystack.domain.session;

import dev.haystack.domain.json.JsonObject;
import java.util.Optional;

/**
 * What a model wrote of a session's older messages, which the model is told in their place; they
 * stay readable. It is kept in the session's context beside what was found there, so it goes where
 * the session goes and ends with it; it is never shown as a part of the context.
 *
 * @param upTo the last message that it covers
 * @param messages how many messages went into it since the one before
 * @param tokensBefore estimated tokens of the history before
 * @param tokensAfter and with it
 * @param told whether the session's log says of it
 */
public record HistorySummary(
    MessageId upTo, String text, int messages, int tokensBefore, int tokensAfter, boolean told) {

  private static final String MEMBER = "conversation_summary";
  // which one was told, since another may take its place meanwhile
  private static final String TOLD = "told";

  /** That of a session with that context. */
  public static Optional<HistorySummary> in(JsonObject context) {
    return context.object(MEMBER).flatMap(HistorySummary::read);
  }

  private static Optional<HistorySummary> read(JsonObject kept) {
    Optional<String> text = kept.text("text");
    return kept.text("up_to")
        .flatMap(
            upTo ->
                text.map(
                    words ->
                        new HistorySummary(
                            new MessageId(upTo),
                            words,
                            number(kept, "messages"),
                            number(kept, "tokens_before"),
                            number(kept, "tokens_after"),
                            kept.string(TOLD).filter(upTo::equals).isPresent())));
  }

  private static int number(JsonObject kept, String name) {
    return kept.integer(name).orElse(0);
  }

  /** The context without it, as everybody but the model is shown it. */
  public static JsonObject without(JsonObject context) {
    return context.without(MEMBER);
  }

  /** The merge patch that puts it into a session's context, in place of an older one. */
  public JsonObject patch() {
    return JsonObject.EMPTY.with(
        MEMBER,
        JsonObject.builder()
            .put("up_to", upTo.value())
            .put("text", text)
            .put("messages", messages)
            .put("tokens_before", tokensBefore)
            .put("tokens_after", tokensAfter)
            .build());
  }

  /** The merge patch that says that the log has told of it. */
  public JsonObject toldPatch() {
    return JsonObject.EMPTY.with(MEMBER, JsonObject.EMPTY.with(TOLD, upTo.value()));
  }
}
