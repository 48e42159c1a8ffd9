package dev.haystack.kit.model;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.model.ToolUse;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;

/**
 * A vendor whose events are lines of one letter and a text: said, thought, called, signed, ended;
 * and all that an adapter for it can do wrong.
 */
final class LineChatModel implements ChatModel {

  /** What it does wrong. */
  enum Wrong {
    HANDS_THOUGHTS_ON,
    SHOWS_THOUGHTS,
    KEEPS_NO_STATE,
    TAKES_THE_STATE_OF_ANOTHER,
    CALLS_WHERE_IT_MAY_NOT,
    HIDES_FAILURES,
    HIDES_TOOLS,
    FORGETS_TO_CLOSE,
    TAKES_PARTS_FOR_ALL,
    KEEPS_CARRIAGE_RETURNS,
    BLAMES_ITSELF
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final Set<Wrong> wrongs;

  LineChatModel(URI server, Set<Wrong> wrongs) {
    this.server = server;
    this.wrongs = wrongs;
  }

  @Override
  public String name() {
    return "lines";
  }

  private boolean does(Wrong wrong) {
    return wrongs.contains(wrong);
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    var post =
        HttpRequest.newBuilder(server.resolve("/"))
            .POST(HttpRequest.BodyPublishers.ofString(body(request)))
            .build();
    try {
      var response = client.send(post, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw failure(ModelFailure.UNAVAILABLE);
      }
      try (var lines = new Scanner(response.body(), StandardCharsets.UTF_8).useDelimiter("\n")) {
        return reply(request, lines, receiver);
      }
    } catch (IOException _) {
      throw failure(ModelFailure.UNAVAILABLE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw failure(ModelFailure.CANCELLED);
    }
  }

  private ModelException failure(ModelFailure reason) {
    return new ModelException(does(Wrong.BLAMES_ITSELF) ? ModelFailure.REJECTED : reason, "no");
  }

  private String body(ModelRequest request) {
    var body = new StringBuilder();
    int told = request.instructions().size() - (does(Wrong.FORGETS_TO_CLOSE) ? 1 : 0);
    request.instructions().stream().limit(Math.max(1, told)).forEach(body::append);
    if (request.use() == ToolUse.AUTO || !does(Wrong.HIDES_TOOLS)) {
      request.tools().forEach(tool -> body.append("\noffered: ").append(tool.name()));
    }
    body.append("\nuse: ").append(request.use());
    request.conversation().forEach(message -> message(message, body));
    return body.toString();
  }

  private void message(ModelMessage message, StringBuilder body) {
    switch (message) {
      case ModelMessage.FromAssistant(var text, var calls, var state) -> {
        body.append("\nmodel: ").append(text).append(calls);
        state
            .filter(own -> own.isOf("lines", name()) || does(Wrong.TAKES_THE_STATE_OF_ANOTHER))
            .ifPresent(own -> body.append("\nstate: ").append(own.state().text()));
      }
      case ModelMessage.FromTool(var id, _, var text, var failed) ->
          body.append("\nresult of ")
              .append(id)
              .append(": ")
              .append(failed && does(Wrong.HIDES_FAILURES) ? "[]" : text);
      case ModelMessage.FromUser said -> body.append("\nuser: ").append(said.told());
      case ModelMessage.FromSystem(var text) -> body.append("\nsystem: ").append(text);
    }
  }

  private ModelReply reply(ModelRequest request, Scanner lines, TextReceiver receiver) {
    var text = new StringBuilder();
    List<ToolCall> calls = new ArrayList<>();
    Optional<ProviderState> state = Optional.empty();
    boolean ended = does(Wrong.TAKES_PARTS_FOR_ALL);
    while (lines.hasNext()) {
      String read = lines.next();
      String line = does(Wrong.KEEPS_CARRIAGE_RETURNS) ? read : read.replace("\r", "");
      String event = line.length() > 6 && line.startsWith("data: ") ? line.substring(6) : "-";
      String value = event.substring(1);
      switch (event.charAt(0)) {
        case 's' -> said(value, text, receiver);
        case 't' -> {
          if (does(Wrong.HANDS_THOUGHTS_ON)) {
            receiver.receive(value);
          }
          text.append(does(Wrong.SHOWS_THOUGHTS) ? value : "");
        }
        case 'c' -> calls.add(new ToolCall("c" + calls.size(), value, "{}"));
        case 'k' -> state = Optional.of(new ProviderState("lines", name(), Json.of(value)));
        case 'e' -> ended = true;
        default -> {}
      }
    }
    if (!ended) {
      throw failure(ModelFailure.TRUNCATED);
    }
    boolean mayCall = request.use() == ToolUse.AUTO || does(Wrong.CALLS_WHERE_IT_MAY_NOT);
    List<ToolCall> made = mayCall ? calls : List.of();
    return new ModelReply(
        text.toString(),
        made,
        made.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS,
        new Usage(1, 1, 0, true),
        name(),
        made.isEmpty() || does(Wrong.KEEPS_NO_STATE) ? Optional.empty() : state);
  }

  private static void said(String piece, StringBuilder text, TextReceiver receiver) {
    if (!piece.isEmpty()) {
      text.append(piece);
      receiver.receive(piece);
    }
  }
}
