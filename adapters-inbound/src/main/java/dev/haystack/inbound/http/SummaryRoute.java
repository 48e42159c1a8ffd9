package dev.haystack.inbound.http;

import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.summary.PastConversation;
import dev.haystack.application.summary.SummarizeConversations;
import dev.haystack.application.summary.Summary;
import dev.haystack.application.summary.SummaryOutcome;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.trail.AuditEvent;
import java.util.List;
import java.util.function.Supplier;

/** Conversations with an assistant, summarised. */
record SummaryRoute(CallerLeases leases, SummarizeConversations summaries, Supplier<String> ids) {

  Route route() {
    return Route.of("POST", "/summarize-ai-conversations", this::summarize)
        .telling(AuditEvent.SUMMARY_WRITE);
  }

  private Answer summarize(Call call) throws InterruptedException {
    JsonObject body = call.body();
    List<PastConversation> conversations = new ConversationReader().read(body);
    // outside of sessions an anonymous caller is nobody twice
    var session = new SessionId(ids.get());
    CallerLease caller = leases.alone(session, call.callerAlone(session, body));
    call.trail().allowed();
    return switch (summaries.summarize(caller, conversations, call.span())) {
      case SummaryOutcome.Written(var summary) -> {
        Refusal.ifEnded(caller);
        yield Answer.ok(render(summary, conversations));
      }
      case SummaryOutcome.NothingSaid _ ->
          throw Refusal.of("/conversations", "must hold words that can be summarised");
      case SummaryOutcome.Failed(var code, var retryAfter) ->
          throw new Refusal(Problem.of(code, retryAfter));
    };
  }

  private static JsonObject render(Summary summary, List<PastConversation> conversations) {
    JsonObject metadata =
        JsonObject.builder()
            .put("conversation_count", conversations.size())
            .put("total_messages", conversations.stream().mapToInt(c -> c.messages().size()).sum())
            .put("generated_at", Renderings.time(summary.generatedAt()))
            .put("word_count", summary.words())
            .put("estimated_read_time", summary.readingMinutes())
            .build();
    return JsonObject.builder()
        .put("summary", summary.text())
        .put("metadata", metadata)
        .put("status", "success")
        .build();
  }
}
