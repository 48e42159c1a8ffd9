package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.CollectedNumber;
import dev.haystack.testkit.CollectedSpan;
import dev.haystack.testkit.LoopbackCollector;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.PracticeReply;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("OP-14")
class TraceScenariosTest extends Scenario {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";
  private static final String TRACEPARENT = "00-" + TRACE + "-" + CALLER + "-01";
  private static final String CANARY = "canary";

  /** Of a turn with three tools: what is part of what, as what, and what is told of it. */
  private static final String GOLDEN =
      """
      haystack.turn INTERNAL [gen_ai.agent.name, gen_ai.conversation.id, gen_ai.operation.name, gen_ai.usage.input_tokens, gen_ai.usage.output_tokens, haystack.outcome, haystack.turn.id, haystack.turn.rounds, haystack.turn.tool_calls]
        chat MODEL CLIENT [gen_ai.operation.name, gen_ai.provider.name, gen_ai.request.model, gen_ai.response.finish_reasons, gen_ai.response.model, gen_ai.response.time_to_first_chunk, gen_ai.usage.cache_read.input_tokens, gen_ai.usage.input_tokens, gen_ai.usage.output_tokens]
        chat MODEL CLIENT [gen_ai.operation.name, gen_ai.provider.name, gen_ai.request.model, gen_ai.response.finish_reasons, gen_ai.response.model, gen_ai.usage.cache_read.input_tokens, gen_ai.usage.input_tokens, gen_ai.usage.output_tokens]
        chat MODEL CLIENT [gen_ai.operation.name, gen_ai.provider.name, gen_ai.request.model, gen_ai.response.finish_reasons, gen_ai.response.model, gen_ai.usage.cache_read.input_tokens, gen_ai.usage.input_tokens, gen_ai.usage.output_tokens]
        chat MODEL CLIENT [gen_ai.operation.name, gen_ai.provider.name, gen_ai.request.model, gen_ai.response.finish_reasons, gen_ai.response.model, gen_ai.usage.cache_read.input_tokens, gen_ai.usage.input_tokens, gen_ai.usage.output_tokens]
        execute_tool get_conversations INTERNAL [gen_ai.operation.name, gen_ai.tool.name]
          GET /api/v1/haystack/conversations CLIENT [http.request.method, http.response.status_code, server.address, server.port, url.template]
        execute_tool get_templates INTERNAL [error.type, gen_ai.operation.name, gen_ai.tool.name]
          GET /api/v1/templates CLIENT [error.type, http.request.method, http.response.status_code, server.address, server.port, url.template]
        execute_tool search_clients INTERNAL [gen_ai.operation.name, gen_ai.tool.name]
          GET /api/v1/haystack/search-clients CLIENT [http.request.method, http.response.status_code, server.address, server.port, url.template]
      """;

  @Test
  void aTurnWithThreeToolsIsOneTreeOfWhichNobodysWordsAreTold() throws IOException {
    practice.always(
        request -> {
          if (request.path().endsWith("/search-clients")) {
            return PracticeReply.ok(
                "[{\"client_id\":\"" + CLIENT_ID + "\",\"name\":\"" + CANARY + " Smith\"}]");
          }
          return request.path().contains("template")
              ? PracticeReply.status(404)
              : PracticeReply.ok("[{\"note\":\"" + CANARY + "\"}]");
        });
    model.then(ModelScript.calls("search_clients", "{\"query\":\"" + CANARY + "\"}"));
    model.then(ModelScript.calls("get_conversations", "{}"));
    model.then(ModelScript.calls("get_templates", "{}"));
    model.then(ModelScript.says(CANARY, " is well."));
    List<CollectedSpan> all;
    try (var collector = LoopbackCollector.start()) {
      try (RunningService service = another(with(collector))) {
        var client = connect(service, CANARY + "-session");
        client.send(
            JsonObject.builder()
                .put("type", "chat_message")
                .put("content", "Who is " + CANARY + "?")
                .put("auth_token", token(CANARY))
                .put("traceparent", TRACEPARENT)
                .build()
                .text());
        var _ = client.turn();
      }
      all = collector.spans();
    }

    assertEquals(GOLDEN, tree(all, CALLER));
    assertTrue(all.stream().allMatch(span -> span.trace().equals(TRACE)), all.toString());
    assertTrue(all.stream().allMatch(span -> span.events() == 0), "deltas are no events");
    assertFalse(all.toString().contains(CANARY), all.toString());
    Map<String, String> service = all.getFirst().service();
    assertEquals("haystack", service.get("service.name"));
    assertTrue(service.containsKey("service.version"), service.toString());
    assertEquals(
        clientSpans(all),
        practice.requests().stream()
            .map(request -> request.header("traceparent").orElse(""))
            .collect(Collectors.toSet()));
  }

  @Test
  void eachInferenceIsCountedByTheConventionsNamesThoughNoTraceIsKept() throws IOException {
    model.then(ModelScript.says("Hello."), ModelScript.says("Again."));
    List<CollectedNumber> numbers;
    try (var collector = LoopbackCollector.start()) {
      Map<String, String> settings = with(collector);
      settings.put("OTEL_TRACES_SAMPLER", "always_off");
      try (RunningService service = another(settings)) {
        var client = connect(service, "s");
        var _ = client.ask("One?");
        var _ = client.ask("Two?");
      }
      numbers = collector.numbers();
      assertEquals(List.of(), collector.spans());
    }

    List<CollectedNumber> chats =
        numbers.stream().filter(number -> number.name().startsWith("gen_ai.")).toList();
    assertEquals(
        List.of(
            "gen_ai.client.operation.duration s 2 []",
            "gen_ai.client.operation.time_to_first_chunk s 2 []",
            "gen_ai.client.token.usage {token} 2 [input]",
            "gen_ai.client.token.usage {token} 2 [output]"),
        chats.stream().map(TraceScenariosTest::line).sorted().toList());
    for (CollectedNumber number : chats) {
      assertEquals("chat", number.attributes().get("gen_ai.operation.name"));
      assertEquals("openai", number.attributes().get("gen_ai.provider.name"));
    }
  }

  private static String line(CollectedNumber number) {
    List<String> type =
        number.attributes().entrySet().stream()
            .filter(attribute -> attribute.getKey().equals("gen_ai.token.type"))
            .map(Map.Entry::getValue)
            .toList();
    return number.name() + " " + number.unit() + " " + number.count() + " " + type;
  }

  /** What the practice is told of the requests, as the collector knows them. */
  private static Set<String> clientSpans(List<CollectedSpan> all) {
    return all.stream()
        .filter(span -> span.attributes().containsKey("url.template"))
        .map(span -> "00-" + span.trace() + "-" + span.id() + "-01")
        .collect(Collectors.toSet());
  }

  @Test
  void aTraceGoesOnThroughTheHandshakeAndThroughARequest() throws IOException {
    model.always(_ -> ModelScript.says("Yes."));
    List<CollectedSpan> all;
    try (var collector = LoopbackCollector.start()) {
      try (RunningService service = another(with(collector))) {
        var client = connect(service, "s", "traceparent", TRACEPARENT);
        client.send(chat("Is it?", token("anna")));
        var _ = client.turn();
        var _ =
            service.post(
                "/chat",
                "{\"message\":\"Is it?\"}",
                "Authorization",
                "Bearer " + token("anna"),
                "traceparent",
                TRACEPARENT);
        var _ =
            service.post("/chat", "{\"message\":\"?\"}", "Authorization", "Bearer " + token("bob"));
      }
      all = collector.spans();
    }

    assertEquals(
        List.of("POST /chat SERVER", "haystack.turn INTERNAL"),
        all.stream()
            .filter(span -> span.parent().equals(CALLER))
            .map(span -> span.name() + " " + span.kind())
            .sorted()
            .toList());
    CollectedSpan request =
        all.stream().filter(span -> span.parent().isEmpty()).findFirst().orElseThrow();
    assertFalse(request.trace().equals(TRACE), "who names no trace has one of their own");
    assertEquals(
        "{http.request.method=POST, http.response.status_code=200, http.route=/chat}",
        request.attributes().toString());
    assertEquals(
        List.of("haystack.turn"),
        all.stream()
            .filter(span -> span.parent().equals(request.id()))
            .map(CollectedSpan::name)
            .toList());
  }

  @Test
  void aDocumentsCheckAndDraftsArePartsOfItsRequest() throws IOException {
    model.always(request -> request.has("response_format") ? clean() : ModelScript.says("# Note"));
    List<CollectedSpan> all;
    try (var collector = LoopbackCollector.start()) {
      try (RunningService service = another(with(collector))) {
        var _ =
            service.tryPost(
                "/generate-document-from-template",
                """
                {"template": {"id": "t", "name": "Note", "content": "# Note"},
                 "transcript": {"segments": [{"speaker": "C", "text": "Hi.", "startTime": 4}]},
                 "clientInfo": {"id": "c", "name": "Li"}, "practitionerInfo": {"id": "p", "name": "Ana"}}
                """,
                "Authorization",
                "Bearer " + token("anna"));
      }
      all = collector.spans();
    }

    assertEquals(
        """
        POST /generate-document-from-template
          document
            document.check
              chat MODEL
            document.draft
              chat MODEL
        """,
        tree(all, "").replaceAll(" (?:SERVER|CLIENT|INTERNAL) .*", ""));
  }

  private static ModelScript clean() {
    return ModelScript.says("{\"violates\": false, \"violations\": []}");
  }

  private static Map<String, String> with(LoopbackCollector collector) {
    Map<String, String> settings = new HashMap<>(collector.settings());
    settings.put("LOG_HASH_KEY", "key");
    return settings;
  }

  private static String tree(List<CollectedSpan> all, String parent) {
    return all.stream()
        .filter(span -> span.parent().equals(parent))
        .map(
            span ->
                span.name().replaceFirst("^chat .*", "chat MODEL")
                    + " "
                    + span.kind()
                    + " "
                    + span.attributes().keySet()
                    + "\n"
                    + tree(all, span.id()).indent(2))
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining());
  }
}
