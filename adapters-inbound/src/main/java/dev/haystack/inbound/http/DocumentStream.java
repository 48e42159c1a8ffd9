package dev.haystack.inbound.http;

import dev.haystack.application.document.DocumentEvent;
import dev.haystack.application.document.DocumentRequest;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.inbound.protocol.TurnDialect;
import java.time.Duration;
import java.util.Optional;

/**
 * A document's events for one reader: {@code progress}, {@code text_chunk}, and in the end {@code
 * document} or {@code error}.
 */
final class DocumentStream implements EventStream {

  private final DocumentTask task;
  private final DocumentRequest request;
  private final String path;
  private boolean ended;

  DocumentStream(DocumentTask task, DocumentRequest request, String path) {
    this.task = task;
    this.request = request;
    this.path = path;
  }

  @Override
  public Optional<String> next(Duration silenceMax) throws InterruptedException {
    if (ended) {
      return Optional.empty();
    }
    Optional<DocumentTask.News> news = task.next(silenceMax);
    return Optional.of(news.isEmpty() ? TurnDialect.LIFE : render(news.get()));
  }

  private String render(DocumentTask.News news) throws InterruptedException {
    try {
      String told = told(news);
      Refusal.ifEnded(request.caller());
      return told;
    } catch (Refusal refusal) {
      ended = true;
      return ServerSentEvents.event("error", refusal.problem().toJson(path));
    }
  }

  private String told(DocumentTask.News news) {
    return switch (news) {
      case DocumentTask.News.Progress(var event) -> render(event);
      case DocumentTask.News.End(var outcome) -> {
        ended = true;
        yield ServerSentEvents.event("document", DocumentAnswer.of(request, outcome));
      }
    };
  }

  private static String render(DocumentEvent event) {
    return switch (event) {
      case DocumentEvent.CheckingPolicy() -> progress(stage("checking_policy"));
      case DocumentEvent.Reading(int partsRead, int parts) ->
          progress(stage("reading").put("parts_read", partsRead).put("parts", parts));
      case DocumentEvent.Drafting(int draft) ->
          progress(stage(draft == 1 ? "writing" : "repairing").put("draft", draft));
      case DocumentEvent.Delta(int draft, var text) -> {
        var data = JsonObject.builder().put("content", text).put("draft", draft).build();
        yield ServerSentEvents.event("text_chunk", data);
      }
    };
  }

  private static JsonObjectBuilder stage(String name) {
    return JsonObject.builder().put("stage", name);
  }

  private static String progress(JsonObjectBuilder fields) {
    return ServerSentEvents.event("progress", fields.build());
  }

  @Override
  public void close() {
    task.close();
  }
}
