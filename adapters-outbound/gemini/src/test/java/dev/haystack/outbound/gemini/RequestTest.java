package dev.haystack.outbound.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.port.model.ModelFailure;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VE-10")
class RequestTest {

  private static final Rig.Answering HELLO =
      Wire.stream(Wire.parts(Wire.text("Hello")), Wire.last("STOP"));
  private static final Rig.Answering NO_JSON_MODE =
      Wire.error(400, "{\"code\":400,\"message\":\"JSON mode is not enabled for this model\"}");

  @Test
  void theKeyIsAHeaderAndTheStreamIsOfEvents() throws Exception {
    try (var rig = new Rig(HELLO)) {
      var _ = rig.generate();

      var request = rig.requests.take();
      assertEquals("/v1beta/models/gemini-test:streamGenerateContent?alt=sse", request.target());
      assertTrue(request.head().contains("x-goog-api-key: key-1"), request.head());
      assertFalse(request.body().contains("key-1"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, m, http://h/v1beta/models/m:streamGenerateContent?alt=sse",
    "http://h/v1/, m, http://h/v1/models/m:streamGenerateContent?alt=sse",
    "http://h/proxy, models/m, http://h/proxy/v1beta/models/m:streamGenerateContent?alt=sse",
    "http://h/v1alpha?a=b, a b, http://h/v1alpha/models/a%20b:streamGenerateContent?alt=sse&a=b",
  })
  void theVersionIsAddedUnlessThereIsOne(String base, String model, String address) {
    assertEquals(URI.create(address), settings(base, "k", model, "").inferences());
  }

  @Test
  void settingsThatCannotWorkAreRefusedAndTheKeyIsHidden() {
    assertThrows(IllegalArgumentException.class, () -> settings("ftp://h", "k", "m", ""));
    assertThrows(IllegalArgumentException.class, () -> settings("http://h", "a b", "m", ""));
    assertThrows(IllegalArgumentException.class, () -> settings("http://h", "", "m", ""));
    assertThrows(IllegalArgumentException.class, () -> settings("http://h", "k", " ", ""));
    assertThrows(IllegalArgumentException.class, () -> settings("http://h", "k", "m", "much"));
    assertFalse(settings("http://h", "canary", "m", "").toString().contains("canary"));
  }

  @Test
  void theInstructionsAreTwoPartsTheFirstOfThemAlone() throws Exception {
    var messages =
        List.<ModelMessage>of(
            new ModelMessage.FromSystem("Rules."),
            new ModelMessage.FromSystem("Now."),
            new ModelMessage.FromUser("Hi"));
    var closing = ModelRequest.lastOf(messages, List.of(Rig.SEARCH));
    try (var rig = new Rig(HELLO)) {
      assertEquals(
          Json.parse("{\"parts\":[{\"text\":\"Rules.\"},{\"text\":\"Now.\"}]}"),
          member(rig.sent(ModelRequest.prose(messages, List.of())), "systemInstruction"));
      assertEquals(
          JsonObject.EMPTY.with(
              "parts",
              Json.parse(
                  "[{\"text\":\"Rules.\"},{\"text\":\"Now.\\n\\n"
                      + closing.instructions().getLast()
                      + "\"}]")),
          member(rig.sent(closing), "systemInstruction"));
    }
  }

  @Test
  void aMessageIsAContentOfItsRoleAndNothingEmptyIsSent() throws Exception {
    var request =
        ModelRequest.prose(
            List.of(
                new ModelMessage.FromAssistant("Cut off before.", List.of()),
                new ModelMessage.FromUser("Hi"),
                new ModelMessage.FromAssistant("Hello", List.of()),
                new ModelMessage.FromAssistant("", List.of()),
                new ModelMessage.FromUser("Who?")),
            List.of());
    try (var rig = new Rig(HELLO)) {
      JsonObject sent = rig.sent(request);

      assertEquals(
          Json.parse(
              "[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]},"
                  + "{\"role\":\"model\",\"parts\":[{\"text\":\"Hello\"}]},"
                  + "{\"role\":\"user\",\"parts\":[{\"text\":\"Who?\"}]}]"),
          member(sent, "contents"));
      assertEquals(List.of("contents"), List.copyOf(sent.members().keySet()));
    }
  }

  @Test
  void toolsThatMayNotBeCalledAreNamedAllTheSame() throws Exception {
    try (var rig = new Rig(HELLO)) {
      JsonObject free = rig.sent(Rig.QUESTION);
      JsonObject closed =
          rig.sent(ModelRequest.lastOf(Rig.QUESTION.messages(), Rig.QUESTION.tools()));

      assertFalse(free.has("toolConfig"));
      assertEquals(
          Json.parse("{\"functionCallingConfig\":{\"mode\":\"NONE\"}}"),
          member(closed, "toolConfig"));
      assertEquals(member(free, "tools"), member(closed, "tools"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "low, '{\"thinkingLevel\":\"LOW\"}'",
    "0, '{\"thinkingBudget\":0}'",
    "2048, '{\"thinkingBudget\":2048}'"
  })
  void thinkingIsALevelOrABudget(String thinking, String config) throws Exception {
    try (var rig = new Rig(SchemaForm.JSON, thinking, HELLO)) {
      assertEquals(
          JsonObject.EMPTY.with("thinkingConfig", Json.parse(config)),
          member(rig.sent(Rig.QUESTION), "generationConfig"));
    }
  }

  @Test
  void theJsonModeIsUsedAndLeftOutWhereItIsRefused() throws Exception {
    ModelRequest request = ModelRequest.json(Rig.QUESTION.messages());
    var mode = JsonObject.EMPTY.with("responseMimeType", "application/json");
    try (var rig = new Rig(HELLO, NO_JSON_MODE, HELLO)) {
      assertEquals(mode, member(rig.sent(request), "generationConfig"));
      assertEquals("Hello", rig.generate(request).text());
      assertEquals("Hello", rig.generate(request).text());

      assertEquals(mode, member(rig.sent(), "generationConfig"));
      assertFalse(rig.sent().has("generationConfig"));
      assertFalse(rig.sent().has("generationConfig"), "what was refused is asked for again");
      assertEquals(List.of(), rig.waits);
    }
  }

  @Test
  void aRefusalOfSomethingElseIsNoRefusalOfTheJsonMode() {
    try (var rig = new Rig(Wire.error(400, "{\"code\":400,\"message\":\"wrong\"}"))) {
      ModelRequest request = ModelRequest.json(Rig.QUESTION.messages());
      var failure =
          assertThrows(dev.haystack.port.model.ModelException.class, () -> rig.generate(request));

      assertEquals(ModelFailure.REJECTED, failure.reason());
      assertEquals(1, rig.requests.size());
    }
  }

  private static Json member(JsonObject object, String name) {
    return Optional.ofNullable(object.members().get(name)).orElseThrow();
  }

  private static GeminiSettings settings(String base, String key, String model, String thinking) {
    return new GeminiSettings(
        new ModelAccess(URI.create(base), key, model),
        SchemaForm.JSON,
        thinking,
        ModelLimits.defaults());
  }
}
