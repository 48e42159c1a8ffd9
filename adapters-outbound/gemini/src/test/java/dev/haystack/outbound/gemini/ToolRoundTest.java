package dev.haystack.outbound.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls and their results, in the stream that makes them and in the request that follows. */
@Tag("VE-11")
class ToolRoundTest {

  private static final Rig.Answering DONE =
      Wire.stream(Wire.parts(Wire.text("Done")), Wire.last("STOP"));

  /** A call with an id that the server gave it, and a parallel one without. */
  private static final Rig.Answering TWO_CALLS =
      Wire.stream(
          Wire.parts(Wire.thought("canary")),
          Wire.parts(Wire.text("I ")),
          Wire.parts(Wire.text("look.")),
          Wire.parts(
              Wire.call("g1", "search", "{\"q\":\"a\",\"n\":1.50}", "c2ln"),
              Wire.call("search", "{\"q\":\"b\"}")),
          Wire.last("STOP", Wire.signed("", "ZW5k")));

  private static final List<ToolCall> STORED =
      List.of(new ToolCall("hs-1", "search", "{\"q\":1}"), new ToolCall("x2", "search", "{}"));

  @Test
  void aCallIsWholeAndOneWithoutIdGetsOneOfOurs() {
    try (var rig = new Rig(TWO_CALLS)) {
      ModelReply reply = rig.generate();

      assertEquals(FinishReason.TOOL_CALLS, reply.finishReason());
      assertEquals("I look.", reply.text());
      assertEquals(
          new ToolCall("g1", "search", "{\"q\":\"a\",\"n\":1.50}"), reply.calls().getFirst());
      assertTrue(reply.calls().getLast().id().matches("hs-[0-9a-f]{16}"));
      assertEquals("{\"q\":\"b\"}", reply.calls().getLast().arguments());
    }
  }

  @Test
  void anIdThatIsGivenTwiceIsUsedOnce() {
    try (var rig =
        new Rig(
            Wire.stream(
                Wire.last(
                    "STOP",
                    Wire.call("g1", "search", "{}", "c2ln"),
                    Wire.call("g1", "search", "{}", "c2ln"))))) {
      ModelReply reply = rig.generate();

      assertEquals("g1", reply.calls().getFirst().id());
      assertTrue(reply.calls().getLast().id().startsWith("hs-"));
    }
  }

  @Test
  void theStateIsThePartsInOrderWithUnsignedTextJoinedAndNoThought() throws Exception {
    try (var rig = new Rig(TWO_CALLS, DONE)) {
      JsonArray contents = contentsAfter(rig, rig.generate());

      assertEquals(
          Json.parse(
              """
              {"role":"model","parts":[
                {"text":"I look."},
                {"functionCall":{"id":"g1","name":"search","args":{"q":"a","n":1.50}},
                 "thoughtSignature":"c2ln"},
                {"functionCall":{"name":"search","args":{"q":"b"}}},
                {"text":"","thoughtSignature":"ZW5k"}]}
              """),
          contents.values().get(1));
    }
  }

  @Test
  void resultsAreOneContentInCallOrderWithTheServersIdsAlone() throws Exception {
    try (var rig = new Rig(TWO_CALLS, DONE)) {
      JsonArray contents = contentsAfter(rig, rig.generate());

      assertEquals(3, contents.size());
      assertEquals(
          Json.parse(
              """
              {"role":"user","parts":[
                {"functionResponse":{"id":"g1","name":"search","response":{"n":0}}},
                {"functionResponse":{"name":"search","response":{"n":1}}}]}
              """),
          contents.values().get(2));
    }
  }

  @Test
  void signedTextStandsAloneAndTextBehindItIsAnotherPart() throws Exception {
    try (var rig =
        new Rig(
            Wire.stream(
                Wire.parts(Wire.text("a"), Wire.signed("b", "c2ln"), Wire.text("c")),
                Wire.last("STOP", Wire.text("d"), Wire.call("search", "{}"))),
            DONE)) {
      ModelReply reply = rig.generate();

      assertEquals("abcd", reply.text());
      assertEquals(List.of("a", "b", "c", "d"), rig.pieces);
      assertEquals(
          Json.parse(
              """
              [{"text":"a"},{"text":"b","thoughtSignature":"c2ln"},{"text":"cd"},
               {"functionCall":{"name":"search","args":{}}}]
              """),
          partsOf(contentsAfter(rig, reply), 1));
    }
  }

  @Test
  void allRoundsOfTheRunningTurnGoBackWithTheirSignatures() throws Exception {
    try (var rig = new Rig(TWO_CALLS, TWO_CALLS, DONE)) {
      var messages = new ArrayList<>(Rig.QUESTION.messages());
      for (int round = 0; round < 2; round++) {
        addRound(messages, rig.generate());
      }
      rig.requests.clear();

      String sent = rig.sent(ModelRequest.prose(messages, Rig.QUESTION.tools())).text();

      assertEquals(3, sent.split("c2ln", -1).length);
      assertEquals(3, sent.split("ZW5k", -1).length);
      assertFalse(sent.contains("skip_thought_signature_validator"));
      assertFalse(sent.contains("canary"));
    }
  }

  @Test
  void aStoredRoundIsSentWithoutIdsAndWithoutSignature() throws Exception {
    var messages = new ArrayList<>(Rig.QUESTION.messages());
    addRound(messages, "Found.", STORED, Optional.empty());
    messages.add(new ModelMessage.FromAssistant("It is John.", List.of()));
    messages.add(new ModelMessage.FromUser("Sure?"));
    try (var rig = new Rig(DONE)) {
      JsonArray contents = contents(rig.sent(ModelRequest.prose(messages, Rig.QUESTION.tools())));

      assertEquals(
          Json.parse(
              """
              [{"text":"Found."},
               {"functionCall":{"name":"search","args":{"q":1}}},
               {"functionCall":{"name":"search","args":{}}}]
              """),
          partsOf(contents, 1));
      assertEquals(
          Json.parse(
              """
              [{"functionResponse":{"name":"search","response":{"n":0}}},
               {"functionResponse":{"name":"search","response":{"n":1}}}]
              """),
          partsOf(contents, 2));
    }
  }

  @Test
  void aRunningRoundOfAnotherModelCarriesTheStandInOnItsFirstCall() throws Exception {
    var foreign = new ProviderState("nobody", "none", Json.parse("[{\"text\":\"canary\"}]"));
    var messages = new ArrayList<>(Rig.QUESTION.messages());
    addRound(messages, "", STORED, Optional.of(foreign));
    try (var rig = new Rig(DONE)) {
      JsonArray contents = contents(rig.sent(ModelRequest.prose(messages, Rig.QUESTION.tools())));

      assertEquals(
          Json.parse(
              """
              [{"functionCall":{"name":"search","args":{"q":1}},
                "thoughtSignature":"skip_thought_signature_validator"},
               {"functionCall":{"name":"search","args":{}}}]
              """),
          partsOf(contents, 1));
    }
  }

  @Test
  void aStateThatHasOtherCallsThanTheRoundIsAsGoodAsNone() throws Exception {
    try (var rig = new Rig(TWO_CALLS, DONE)) {
      ModelReply reply = rig.generate();
      var messages = new ArrayList<>(Rig.QUESTION.messages());
      addRound(messages, "", reply.calls().subList(0, 1), reply.state());
      rig.requests.clear();

      JsonArray contents = contents(rig.sent(ModelRequest.prose(messages, Rig.QUESTION.tools())));

      assertEquals(1, ((JsonArray) partsOf(contents, 1)).size());
      assertEquals(1, ((JsonArray) partsOf(contents, 2)).size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}        | false | {\"a\":1}",
        "[1,2]            | false | {\"result\":[1,2]}",
        "3                | false | {\"result\":3}",
        "null             | false | {\"result\":null}",
        "plain words      | false | {\"result\":\"plain words\"}",
        "{\"a\":1} [cut]  | false | {\"result\":\"{\\\"a\\\":1} [cut]\"}",
        "{\"e\":\"gone\"} | true  | {\"error\":{\"e\":\"gone\"}}",
        "no such thing    | true  | {\"error\":\"no such thing\"}",
      })
  void aResponseIsAlwaysAnObject(String text, boolean failed, String response) throws Exception {
    var messages = new ArrayList<>(Rig.QUESTION.messages());
    messages.add(new ModelMessage.FromAssistant("", STORED.subList(0, 1)));
    messages.add(new ModelMessage.FromTool("hs-1", "search", text, failed));
    try (var rig = new Rig(DONE)) {
      JsonArray contents = contents(rig.sent(ModelRequest.prose(messages, Rig.QUESTION.tools())));

      assertEquals(
          Json.parse(
              "[{\"functionResponse\":{\"name\":\"search\",\"response\":" + response + "}}]"),
          partsOf(contents, 2));
    }
  }

  @Test
  void aNameThatTheServerDoesNotTakeIsChangedOnTheWireAlone() throws Exception {
    var tool = Rig.tool("2nd/search", "{\"type\":\"object\"}");
    var request = ModelRequest.prose(Rig.QUESTION.messages(), List.of(tool));
    try (var rig = new Rig(Wire.stream(Wire.last("STOP", Wire.call("_2nd_search", "{}"))), DONE)) {
      ModelReply reply = rig.generate(request);

      assertTrue(rig.sent().text().contains("\"name\":\"_2nd_search\""));
      assertEquals("2nd/search", reply.calls().getFirst().name());
    }
  }

  private static JsonArray contentsAfter(Rig rig, ModelReply reply) throws InterruptedException {
    var messages = new ArrayList<>(Rig.QUESTION.messages());
    addRound(messages, reply);
    rig.requests.clear();
    return contents(rig.sent(ModelRequest.prose(messages, Rig.QUESTION.tools())));
  }

  private static void addRound(List<ModelMessage> messages, ModelReply reply) {
    addRound(messages, reply.text(), reply.calls(), reply.state());
  }

  private static void addRound(
      List<ModelMessage> messages,
      String text,
      List<ToolCall> calls,
      Optional<ProviderState> state) {
    messages.add(new ModelMessage.FromAssistant(text, calls, state));
    for (int i = 0; i < calls.size(); i++) {
      messages.add(
          new ModelMessage.FromTool(calls.get(i).id(), "search", "{\"n\":" + i + "}", false));
    }
  }

  private static JsonArray contents(JsonObject sent) {
    return sent.array("contents").orElseThrow();
  }

  private static Json partsOf(JsonArray contents, int index) {
    return ((JsonObject) contents.values().get(index)).array("parts").orElseThrow();
  }
}
