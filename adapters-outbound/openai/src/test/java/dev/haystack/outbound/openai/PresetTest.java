package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Sse.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.kit.model.Cassette;
import dev.haystack.kit.model.CassettePlayer;
import dev.haystack.kit.model.Peer;
import dev.haystack.kit.model.Play;
import dev.haystack.kit.model.ScriptedServer;
import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VE-16")
class PresetTest {

  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());
  private final List<ScriptedServer> servers = new ArrayList<>();

  @AfterEach
  void closeAll() {
    transport.close();
    servers.forEach(ScriptedServer::close);
  }

  @Test
  void azureIsAskedByDeploymentAndVersionWithItsOwnHeader() throws Exception {
    Peer.Request asked = asked(Preset.azure("chat v1/ü", "2024-10-21"), "");

    assertEquals(
        "/openai/deployments/chat%20v1%2F%C3%BC/chat/completions?api-version=2024-10-21",
        asked.target());
    assertTrue(asked.head().contains("api-key: key-1\r\n"), asked.head());
    assertFalse(asked.head().contains("Authorization"), asked.head());
  }

  @Test
  void azureWithoutAVersionIsAskedForTheDeploymentAsAModel() throws Exception {
    Peer.Request asked = asked(Preset.azure("chat", ""), "");

    assertEquals("/openai/v1/chat/completions", asked.target());
    assertEquals("m", body(asked).string("model").orElseThrow());
  }

  @Test
  void azuresPiecesWithoutChoicesOrDeltaAndEmptyNamesAreNoTrouble() {
    ModelReply reply =
        answer(
            Preset.azure("chat", ""),
            "{'choices':[],'id':'','model':'','prompt_filter_results':[{'prompt_index':0}]}",
            "{'choices':[{'index':0,'delta':{'content':'Hello','role':'assistant'}}],'model':'g'}",
            "{'choices':[{'index':0,'finish_reason':null,'content_filter_offsets':{}}],'id':''}",
            "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'model':'g'}");

    assertEquals("Hello", reply.text());
    assertEquals("g", reply.model());
  }

  @Test
  void azuresFilterIsTheSameAsAStatusAndAsAnEnd() {
    String filtered = json("{'error':{'code':'content_filter','message':'no','status':400}}");

    assertEquals(
        ModelFailure.CONTENT_FILTERED,
        failure(Preset.azure("chat", ""), Play.status(400, filtered)));
    assertEquals(
        ModelFailure.CONTENT_FILTERED,
        failure(
            Preset.azure("chat", ""),
            Play.whole(),
            "{'choices':[{'index':0,'delta':{},'finish_reason':'content_filter'}]}"));
  }

  @Test
  void mistralGetsIdsThatItTakesEachItsOwnAndTheSameInEveryRound() throws Exception {
    var calls =
        List.of(
            new ToolCall("Ab3dEf7h9", "search_clients", "{}"),
            new ToolCall("call_1", "search_clients", "{}"),
            new ToolCall("call_2", "search_clients", "{}"));
    List<String> first = idsSent(Preset.MISTRAL, calls.subList(0, 2));
    List<String> second = idsSent(Preset.MISTRAL, calls);

    assertEquals("Ab3dEf7h9", first.getFirst());
    assertEquals(first, second.subList(0, 2));
    assertEquals(3, second.stream().distinct().count());
    assertTrue(second.stream().allMatch(id -> id.matches("[a-zA-Z0-9]{9}")), second.toString());
  }

  private List<String> idsSent(Preset preset, List<ToolCall> calls) throws Exception {
    var messages = new ArrayList<ModelMessage>();
    messages.add(new ModelMessage.FromAssistant("", calls));
    calls.forEach(
        call -> messages.add(new ModelMessage.FromTool(call.id(), call.name(), "[]", false)));
    var player = new CassettePlayer(Play.whole(), hello());
    var _ = model(preset, "", player).generate(ModelRequest.prose(messages, List.of()), _ -> {});
    List<JsonObject> sent =
        body(player.requests().take()).array("messages").orElseThrow().objects().toList();
    List<String> ids =
        sent.getFirst().array("tool_calls").orElseThrow().objects().map(PresetTest::id).toList();
    assertEquals(
        ids, sent.stream().skip(1).map(m -> m.string("tool_call_id").orElseThrow()).toList());
    return ids;
  }

  private static String id(JsonObject call) {
    return call.string("id").orElseThrow();
  }

  @Test
  void idsOfOtherServersAreShortenedWhereTheyAreLongerThanOpenAiTakes() throws Exception {
    String vllms = "chatcmpl-tool-0123456789abcdef0123456789abcdef";
    var calls =
        List.of(
            new ToolCall("functions.search_clients:0", "search_clients", "{}"),
            new ToolCall(vllms, "search_clients", "{}"));

    for (Preset preset : List.of(Preset.OPENAI, Preset.azure("c", ""), Preset.OPENROUTER)) {
      List<String> sent = idsSent(preset, calls);

      assertEquals("functions.search_clients:0", sent.getFirst());
      assertTrue(sent.getLast().length() <= 40, sent.toString());
      assertEquals(sent, idsSent(preset, calls));
    }
  }

  @Test
  void mistralIsNotAskedForUsage() throws Exception {
    Peer.Request asked = asked(Preset.MISTRAL, "/v1");

    assertEquals("/v1/chat/completions", asked.target());
    assertTrue(asked.head().contains("Authorization: Bearer key-1\r\n"), asked.head());
    assertFalse(asked.body().contains("stream_options"), asked.body());
  }

  @Test
  void ollamasWholeCallsCountThoughItStopped() {
    ModelReply reply =
        answer(
            Preset.OPENAI,
            "{'choices':[{'index':0,'delta':{'role':'assistant','content':'','tool_calls':["
                + "{'id':'call_a','index':0,'type':'function','function':"
                + "{'name':'search_clients','arguments':'{}'}}]}}]}",
            "{'choices':[{'index':0,'delta':{'content':''},'finish_reason':'stop'}]}");

    assertEquals(FinishReason.TOOL_CALLS, reply.finishReason());
    assertEquals(List.of(new ToolCall("call_a", "search_clients", "{}")), reply.calls());
  }

  @Test
  void vllmsEmptyAndRepeatedIdsAndNamesAreOneCall() {
    ModelReply reply =
        answer(
            Preset.OPENAI,
            "{'choices':[{'index':0,'delta':{'tool_calls':[{'id':'call_a','index':0,"
                + "'type':'function','function':{'name':'search_clients','arguments':''}}]}}]}",
            "{'choices':[{'index':0,'delta':{'tool_calls':[{'id':'','index':0,"
                + "'function':{'name':'','arguments':'{'}}]}}]}",
            "{'choices':[{'index':0,'delta':{'tool_calls':[{'id':'call_a','index':0,"
                + "'function':{'name':'search_clients','arguments':'}'}}]}}]}",
            "{'choices':[{'index':0,'delta':{},'finish_reason':'tool_calls'}]}");

    assertEquals(List.of(new ToolCall("call_a", "search_clients", "{}")), reply.calls());
  }

  @Test
  void openRoutersCommentsAreNoAnswerAndItsErrorsInAStreamAreErrors() {
    String waiting = ": OPENROUTER PROCESSING\n\n";
    String hello = waiting + waiting + hello().answer();
    String error =
        event(
            "{'error':{'code':502,'message':'Provider error'},'choices':[{'index':0,"
                + "'delta':{'content':''},'finish_reason':'error'}]}");

    assertEquals("Hello there", reply(Preset.OPENROUTER, hello).text());
    assertEquals(
        ModelFailure.UNAVAILABLE, failed(Preset.OPENROUTER, Play.whole(), waiting + error));
    assertEquals(
        ModelFailure.TRUNCATED,
        failed(
            Preset.OPENROUTER,
            Play.whole(),
            Sse.words("Half") + event("{'choices':[{'delta':{},'finish_reason':'error'}]}")));
  }

  @Test
  void openRouterIsToldWhoAsks() throws Exception {
    assertTrue(asked(Preset.OPENROUTER, "/api/v1").head().contains("X-Title: Haystack\r\n"));
  }

  private Peer.Request asked(Preset preset, String base) throws Exception {
    var player = new CassettePlayer(Play.whole(), hello());
    assertEquals("Hello there", model(preset, base, player).generate(Rig.QUESTION, _ -> {}).text());
    return player.requests().take();
  }

  private ModelReply answer(Preset preset, String... events) {
    return reply(preset, stream(events));
  }

  private ModelReply reply(Preset preset, String answer) {
    var player = new CassettePlayer(Play.whole(), Cassette.of(answer));
    return model(preset, "", player).generate(Rig.QUESTION, _ -> {});
  }

  private ModelFailure failure(Preset preset, Play play, String... events) {
    return failed(preset, play, stream(events));
  }

  private ModelFailure failed(Preset preset, Play play, String answer) {
    var player = new CassettePlayer(play, Cassette.of(answer));
    var model = model(preset, "", player);
    return assertThrows(ModelException.class, () -> model.generate(Rig.QUESTION, _ -> {})).reason();
  }

  private OpenAiChatModel model(Preset preset, String base, CassettePlayer player) {
    var server = new ScriptedServer(player);
    servers.add(server);
    var settings =
        new OpenAiSettings(
            new ModelAccess(server.uri(base), "key-1", "m"), preset, ModelLimits.defaults());
    return new OpenAiChatModel(
        settings, new ModelRuntime(transport, InstantSource.system(), new Random(7), _ -> {}));
  }

  private static Cassette hello() {
    return Cassette.of(Sse.words("Hello") + Sse.words(" there") + Sse.finish("stop") + Sse.DONE);
  }

  private static String stream(String... events) {
    var stream = new StringBuilder();
    for (String event : events) {
      stream.append(event(event));
    }
    return stream + Sse.DONE;
  }

  private static String event(String data) {
    return Sse.event(json(data));
  }

  private static JsonObject body(Peer.Request request) {
    return (JsonObject) Json.parse(request.body());
  }
}
