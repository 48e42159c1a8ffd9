package dev.haystack.webclient;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.LastQuestion;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.SignedTokens;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The services that the client library's tests talk to: one that believes tokens, one that verifies
 * them, and two nodes over one Redis; and a small server by which tests move what is behind them.
 */
final class ClientStage implements AutoCloseable {

  static final String ORIGIN = "http://localhost:5173";

  private final StageAnswers answers = new StageAnswers();
  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RedisServer redis = RedisServer.started();
  private final RunningService open;
  private final RunningService signed;
  private final RunningService leaving;
  private final RunningService staying;
  private final StageControl control;

  ClientStage() throws IOException {
    model.always(answers::to);
    open =
        start(
            Map.of(
                "SOCKETS_PER_USER_MAX", "4",
                "MAX_MESSAGE_BYTES", "65536",
                // each delta is an event of its own, but in a replay
                "JOIN_TEXT_BYTES_MAX", "0",
                "HEARTBEAT_SECONDS", "1",
                "HEARTBEAT_TIMEOUT_SECONDS", "30"));
    Map<String, String> verifying = new HashMap<>(SignedTokens.SETTINGS);
    verifying.put("AUTH_GRACE_SECONDS", "2");
    signed = start(verifying);
    leaving = start(Map.of("REDIS_URL", redis.url()));
    staying = start(Map.of("REDIS_URL", redis.url()));
    control = new StageControl(model, answers, this::done);
  }

  private RunningService start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("ALLOWED_ORIGINS", ORIGIN);
    return RunningService.start(model, practice, all);
  }

  /** Where everything is, for the tests. */
  JsonObject told() {
    return JsonObject.builder()
        .put("open", port(open))
        .put("signed", port(signed))
        .put("leaving", port(leaving))
        .put("staying", port(staying))
        .put("control", control.port())
        .put("origin", ORIGIN)
        .put("secret", Objects.requireNonNull(SignedTokens.SETTINGS.get("JWT_SECRET")))
        .build();
  }

  private static long port(RunningService service) {
    return service.socket("s").getPort();
  }

  private String done(String what, String name) {
    return switch (what) {
      case "asked" -> JsonArray.of(asked()).text();
      case "leave" -> {
        leaving.close();
        yield "left";
      }
      default -> throw new IllegalArgumentException(what);
    };
  }

  /** What the model was asked so far, by the users' last words. */
  private List<Json> asked() {
    return model.requests().stream().map(LastQuestion::in).<Json>map(Json::of).toList();
  }

  @Override
  public void close() {
    control.close();
    open.close();
    signed.close();
    leaving.close();
    staying.close();
    redis.close();
    model.close();
    practice.close();
  }
}
