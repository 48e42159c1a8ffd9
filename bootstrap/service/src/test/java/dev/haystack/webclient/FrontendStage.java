package dev.haystack.webclient;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.LastQuestion;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.SignedTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The service that other front ends' clients talk to in their tests, which verifies tokens; and a
 * small server by which the tests see and move what is behind it.
 */
final class FrontendStage implements AutoCloseable {

  private static final String NAVIGATION =
      "{\"current_page\":\"a\",\"suggested_page\":\"clients_list\",\"reason\":\"c\","
          + "\"required_for_action\":\"d\"}";

  private static final String MOOD =
      "{\"feeling\":\"good\",\"note\":\"a walk\",\"confirmed\":true}";

  private final StageAnswers answers = new StageAnswers();
  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RunningService service;
  private final RunningService showing;
  private final StageControl control;

  FrontendStage() throws IOException {
    model.always(this::answer);
    Map<String, String> settings = new HashMap<>(SignedTokens.SETTINGS);
    settings.put("ALLOWED_ORIGINS", ClientStage.ORIGIN);
    service = RunningService.start(model, practice, settings);
    settings.put("FRONTEND_TOOL_RESULTS", "full");
    showing = RunningService.start(model, practice, settings);
    control = new StageControl(model, answers, this::done);
  }

  /** A model that fails is needed as well, an action that every page takes, and other calls. */
  private ModelScript answer(JsonObject request) {
    return switch (LastQuestion.in(request)) {
      case "fail" -> ModelScript.fails(500, "{}", Map.of());
      case "navigate" ->
          request.text().contains("\"role\":\"tool\"")
              ? ModelScript.says("Over ", "there.")
              : ModelScript.calls("suggest_navigation", NAVIGATION);
      case "write" ->
          request.text().contains("\"role\":\"tool\"")
              ? ModelScript.says("Well.")
              : ModelScript.calls("record_mood_entry", MOOD);
      case "wrong" ->
          request.text().contains("\"role\":\"tool\"")
              ? ModelScript.says("I could not.")
              : ModelScript.calls("suggest_navigation", "{}");
      default -> answers.to(request);
    };
  }

  /** Where everything is, for the tests. */
  JsonObject told() {
    Instant end = Instant.now().plus(Duration.ofHours(1));
    return JsonObject.builder()
        .put("service", service.socket("s").getPort())
        .put("showing", showing.socket("s").getPort())
        .put("control", control.port())
        .put("origin", ClientStage.ORIGIN)
        .put("ann", SignedTokens.of("ann", end))
        .put("ben", SignedTokens.of("ben", end))
        .build();
  }

  private String done(String what, String name) {
    return switch (what) {
      // what the model was asked by the request that says this
      case "asked" -> JsonArray.of(asked(name)).text();
      default -> throw new IllegalArgumentException(what);
    };
  }

  private List<Json> asked(String words) {
    return model.requests().stream()
        .filter(request -> request.text().contains(words))
        .<Json>map(request -> request)
        .toList();
  }

  @Override
  public void close() {
    control.close();
    service.close();
    showing.close();
    model.close();
    practice.close();
  }
}
