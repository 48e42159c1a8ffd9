package dev.haystack.outbound.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.transport.CallBody;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

  static final ToolSpecification SEARCH =
      new ToolSpecification(
          "search_clients",
          "Search",
          "Finds \"clients\".",
          Set.of(),
          ToolSource.BACKEND,
          false,
          false,
          (JsonObject) Json.parse("{\"type\":\"object\",\"properties\":{}}"));

  @Test
  void aConversationWithToolsIsWritten() {
    var messages =
        List.<ModelMessage>of(
            new ModelMessage.FromSystem("Be \"brief\"."),
            new ModelMessage.FromUser("Find\nJohn 👋"),
            new ModelMessage.FromAssistant(
                "", List.of(new ToolCall("c1", "search_clients", "{\"query\":\"John\"}"))),
            new ModelMessage.FromTool("c1", "search_clients", "{\"found\":1}", false),
            new ModelMessage.FromAssistant("Found.", List.of()));

    String text = text(ModelRequest.prose(messages, List.of(SEARCH)));

    String expected =
        """
        {"model":"gpt-test","stream":true,\
        "tools":[{"type":"function","function":{"name":"search_clients",\
        "description":"Finds \\"clients\\".","parameters":{"type":"object","properties":{}}}}],\
        "messages":[\
        {"role":"system","content":"Be \\"brief\\"."},\
        {"role":"user","content":"Find\\nJohn 👋"},\
        {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",\
        "function":{"name":"search_clients","arguments":"{\\"query\\":\\"John\\"}"}}]},\
        {"role":"tool","tool_call_id":"c1","content":"{\\"found\\":1}"},\
        {"role":"assistant","content":"Found."}],\
        "stream_options":{"include_usage":true}}\
        """;
    assertEquals(expected, text);
    assertEquals(expected, Json.parse(text).text());
  }

  @Test
  void allInstructionsAreOneMessageWhichBeginsAsTheLastOneDid() {
    var messages =
        List.<ModelMessage>of(
            new ModelMessage.FromSystem("Be brief."), new ModelMessage.FromUser("Who?"));

    String open = text(ModelRequest.prose(messages, List.of(SEARCH)));
    String closing = text(ModelRequest.lastOf(messages, List.of(SEARCH)));

    int front = open.indexOf("Be brief.") + "Be brief.".length();
    assertEquals(open.substring(0, front), closing.substring(0, front));
    assertTrue(closing.substring(front).startsWith("\\n\\nYou have used"), closing);
    assertEquals(2, closing.split("\"role\"", -1).length - 1);
  }

  @Test
  @Tag("FP-1")
  void aStoredCallThatNoServerTakesIsMended() {
    var odd =
        List.of(
            new ToolCall("c1", "functions.search_clients<|channel|>commentary", "{\"query\":"),
            new ToolCall("c2", "search clients", "[1]"));
    var request = ModelRequest.prose(List.of(new ModelMessage.FromAssistant("", odd)), List.of());

    assertTrue(
        text(request).contains("\"function\":{\"name\":\"search_clients\",\"arguments\":\"{}\"}},"),
        text(request));
    assertTrue(text(request).contains("{\"name\":\"search_clients\",\"arguments\":\"{}\"}}]"));
  }

  @Test
  void aJsonAnswerIsAskedForAndNoToolsAreNotMentioned() {
    var request = ModelRequest.json(List.of(new ModelMessage.FromUser("x")));

    var body = (JsonObject) Json.parse(text(request));

    assertEquals("{\"type\":\"json_object\"}", body.object("response_format").orElseThrow().text());
    assertTrue(!body.has("tools"));
  }

  @Test
  void requestsGoToTheCompletionsWithTheKey() throws Exception {
    try (var rig = Rig.answering(Sse.hello())) {
      rig.generate();

      var request = rig.requests.take();
      assertEquals("/v1/chat/completions", request.target());
      assertTrue(request.head().startsWith("POST "), request.head());
      assertTrue(request.head().contains("Authorization: Bearer key-1\r\n"), request.head());
      assertTrue(request.head().contains("Content-Type: application/json\r\n"), request.head());
      assertEquals(text(Rig.QUESTION), request.body());
    }
  }

  private static String text(ModelRequest request) {
    var settings =
        new OpenAiSettings(
            new ModelAccess(URI.create("http://model.example/v1"), "", "gpt-test"),
            ModelLimits.defaults());
    CallBody body =
        new RequestBody(settings)
            .of(request, new KnownRefusals(settings.preset()).sentWith(request));
    return new String(body.bytes(), UTF_8);
  }
}
