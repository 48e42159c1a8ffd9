package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ToolUse;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.outbound.model.AnswerSize;
import dev.haystack.outbound.model.AnswerText;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.Ending;
import dev.haystack.outbound.model.EventFramer;
import dev.haystack.outbound.model.EventReader;
import dev.haystack.outbound.model.NewCallIds;
import dev.haystack.outbound.model.StreamedAnswer;
import dev.haystack.outbound.model.TokenEstimate;
import dev.haystack.outbound.transport.Exchange;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer of one attempt as it grows, up to the end of the stream, which nothing announces. */
final class Answer implements StreamedAnswer, EventReader.Receiver {

  private static final String NO_REASON = "FINISH_REASON_UNSPECIFIED";

  private final GeminiSettings settings;
  private final ModelRequest request;
  private final Origin origin;
  private final AnswerText text;

  /** All parts but thoughts and the text behind {@code partedAt}. */
  private final List<JsonObject> parts = new ArrayList<>();

  private final List<JsonObject> calls = new ArrayList<>();
  private final Event event = new Event();
  private int partedAt;
  private final AnswerSize size;
  private String finish = "";

  /** The inference that the attempt belongs to. */
  interface Origin {

    /** The failure of an answer that the model has spoilt. */
    AttemptException malformed();

    /** An id for a call that has none. */
    String callId();

    int requestBytes();
  }

  Answer(TextReceiver receiver, GeminiSettings settings, ModelRequest request, Origin origin) {
    this.settings = settings;
    this.request = request;
    this.origin = origin;
    this.size = new AnswerSize(settings.limits());
    this.text = new AnswerText(receiver, settings.limits().answerCharsMax());
  }

  @Override
  public void read(Exchange exchange) throws IOException {
    var framer = new EventFramer(exchange.body(), settings.limits().eventBytesMax());
    var reader = new EventReader(this);
    while (framer.next(reader)) {
      // the events do the work
    }
  }

  @Override
  public void data(byte[] bytes, int from, int to) {
    event.read(bytes, from, to);
    if (!event.error.isEmpty() && !isEnded()) {
      throw new VendorError(event.error).failure();
    }
    if (!event.blocked.isEmpty()) {
      throw AttemptException.last(ModelFailure.CONTENT_FILTERED, "the prompt was blocked");
    }
    event.parts.forEach(this::part);
    finish = event.finish.isEmpty() || event.finish.equals(NO_REASON) ? finish : event.finish;
  }

  @Override
  public void error(byte[] bytes, int from, int to) {
    if (!isEnded()) {
      throw VendorError.of(bytes, from, to).failure();
    }
  }

  private void part(Event.Part part) {
    if (part.isThought) {
      return;
    }
    size.chars(part.signature.length());
    if (!part.call.isEmpty()) {
      call(part);
    } else {
      if (!part.signature.isEmpty()) {
        endText();
        parts.add(ReplyParts.text(part.text, part.signature));
      }
      text.append(part.text);
      partedAt = part.signature.isEmpty() ? partedAt : text.length();
    }
  }

  private void call(Event.Part part) {
    endText();
    parts.add(ReplyParts.call(part.call, part.signature));
    calls.add(part.call);
    size.chars(part.call.text().length());
    size.call();
  }

  /** The text that has no signature until here is one part. */
  private void endText() {
    if (text.length() > partedAt) {
      parts.add(ReplyParts.text(text.toString().substring(partedAt), ""));
      partedAt = text.length();
    }
  }

  /** Calls are not: they are made when the answer is whole, and asked for again if it is not. */
  @Override
  public boolean isBegun() {
    return text.isBegun();
  }

  @Override
  public boolean isEnded() {
    return !finish.isEmpty();
  }

  @Override
  public ModelReply reply() {
    FinishReason reason = ending().reason(text, !calls.isEmpty(), request.use() == ToolUse.AUTO);
    text.end();
    endText();
    boolean isCalling = reason == FinishReason.TOOL_CALLS;
    return new ModelReply(
        text.toString(),
        isCalling ? toolCalls() : List.of(),
        reason,
        TokenEstimate.completed(event.usage(), origin.requestBytes(), text.length() + size.chars()),
        event.model.isEmpty() ? settings.model() : event.model,
        isCalling ? Optional.of(new ReplyParts(parts).state(settings)) : Optional.empty());
  }

  private Ending ending() {
    return switch (finish) {
      case "" -> Ending.OPEN;
      // the second word is that of some servers for an end with calls
      case "STOP", "FUNCTION_CALL" -> Ending.WHOLE;
      case "MAX_TOKENS" -> Ending.CUT_AT_LENGTH;
      case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE" ->
          Ending.FILTERED;
      // MALFORMED_FUNCTION_CALL, UNEXPECTED_TOOL_CALL, TOO_MANY_TOOL_CALLS, OTHER and newer ones
      default -> throw origin.malformed();
    };
  }

  private List<ToolCall> toolCalls() {
    var ids = new NewCallIds(request, origin::callId);
    var made = new ArrayList<ToolCall>();
    for (JsonObject call : calls) {
      String id = ids.of(call.text("id").orElse(""));
      String arguments = call.object("args").orElse(JsonObject.EMPTY).text();
      made.add(new ToolCall(id, ownName(call.string("name").orElse("")), arguments));
    }
    return made;
  }

  private String ownName(String sent) {
    return request.tools().stream()
        .map(ToolSpecification::name)
        .filter(name -> Declarations.sentName(name).equals(sent))
        .findFirst()
        .orElse(sent);
  }
}
