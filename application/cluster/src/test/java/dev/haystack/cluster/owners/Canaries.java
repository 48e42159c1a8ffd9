package dev.haystack.cluster.owners;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text for each user that stands in everything of theirs, and all places where another's was
 * seen. The model and the practice look, and repeat what they are told.
 */
final class Canaries {

  private static final Pattern CANARY = Pattern.compile("canary-\\d+-");
  private static final String TOOL = "search_clients";

  private final ConcurrentLinkedQueue<String> strayed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pages = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();

  static String of(int user) {
    return "canary-" + user + "-";
  }

  /** The words that a page shows. */
  static String page(int user) {
    return "shown-to-" + of(user);
  }

  /** Looks at what somebody is given. */
  void look(String where, String theirs, String given) {
    Set<String> seen =
        CANARY.matcher(given).results().map(MatchResult::group).collect(Collectors.toSet());
    seen.remove(theirs);
    seen.forEach(other -> strayed.add(other + " in " + where + " of " + theirs));
  }

  List<String> strayed() {
    return strayed.stream().distinct().limit(20).toList();
  }

  int pagesInPrompts() {
    return pages.get();
  }

  int practiceCalls() {
    return calls.get();
  }

  ChatModel model() {
    return new ChatModel() {
      @Override
      public ModelReply generate(ModelRequest request, TextReceiver receiver) {
        // one for each request, since each remembers what it was asked
        return new ScriptedChatModel(Canaries.this::answer).generate(request, receiver);
      }

      @Override
      public String name() {
        return "canaries";
      }
    };
  }

  private ScriptedChatModel.Answer answer(ModelRequest request) {
    String question =
        request.messages().stream()
            .filter(ModelMessage.FromUser.class::isInstance)
            .map(message -> ((ModelMessage.FromUser) message).text())
            .reduce((_, last) -> last)
            .orElseThrow();
    String theirs =
        CANARY.matcher(question).results().map(MatchResult::group).findFirst().orElseThrow();
    String prompt = request.messages().toString();
    look("a prompt", theirs, prompt);
    if (prompt.contains("shown-to-" + theirs)) {
      pages.incrementAndGet();
    }
    boolean isFirst = !(request.messages().getLast() instanceof ModelMessage.FromTool);
    return isFirst && question.contains("look up")
        ? ScriptedChatModel.Answer.calling(
            new ToolCall("call", TOOL, "{\"query\":\"" + theirs + "\"}"))
        : ScriptedChatModel.Answer.of("You said ", theirs);
  }

  ToolBackend practice() {
    return this::find;
  }

  private static String token(BackendCall call) {
    try {
      return call.caller().current().token().value();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ToolResult find(BackendCall call) {
    String theirs = token(call);
    calls.incrementAndGet();
    look("a call of the practice", theirs, call.arguments().text());
    return new ToolResult.Success(
        JsonObject.EMPTY.with(
            "clients", Json.parse("[{\"id\":\"7\",\"name\":\"" + theirs + "\"}]")));
  }
}
