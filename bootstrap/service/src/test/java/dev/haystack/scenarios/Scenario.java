package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** A scripted model, a scripted practice and the service between them. */
abstract class Scenario {

  static final String CLIENT_ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  private final House house = House.current();
  final LoopbackModel model = house.model();
  final LoopbackPractice practice = house.practice();
  private final String suffix = house.newSuffix();
  private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();
  private RunningService service = house.service();

  /** The service with other settings than the default ones. */
  final void restartWith(Map<String, String> settings) {
    service = house.restarted(settings);
  }

  /** One more service of the same model and practice. */
  final RunningService another(Map<String, String> settings) {
    RunningService other = house.another(settings);
    opened.add(other);
    return other;
  }

  final RunningService service() {
    return service;
  }

  /** A socket on a session that has said its first word. */
  final ChatClient connect(String session, String... headersAndValues) {
    return connect(service, session, headersAndValues);
  }

  /** The same at another service. */
  final ChatClient connect(RunningService at, String session, String... headersAndValues) {
    ChatClient client = ChatClient.connect(at.socket(id(session)), headersAndValues);
    opened.add(client);
    var _ = client.next("connection_established");
    return client;
  }

  /** What a session is called, for several scenarios may share a service. */
  final String id(String session) {
    return session + suffix;
  }

  /** A token that says who its bearer is; nobody has signed it. */
  static String token(String subject) {
    return token(JsonObject.builder().put("sub", subject).put("profileId", "p-" + subject).build());
  }

  static String token(JsonObject claims) {
    String payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.text().getBytes(StandardCharsets.UTF_8));
    return "e30." + payload + ".unsigned";
  }

  static JsonObject json(String text) {
    return (JsonObject) Json.parse(text);
  }

  static List<String> types(List<JsonObject> frames) {
    return frames.stream().map(ChatClient::type).toList();
  }

  static List<JsonObject> ofType(List<JsonObject> frames, String type) {
    return frames.stream().filter(frame -> ChatClient.type(frame).equals(type)).toList();
  }

  static String chat(String content, String token) {
    return JsonObject.builder()
        .put("type", "chat_message")
        .put("content", content)
        .put("auth_token", token)
        .build()
        .text();
  }

  static void assertContiguous(List<JsonObject> frames) {
    long last = -1;
    for (JsonObject frame : frames) {
      if (!frame.has("seq")) {
        continue;
      }
      long sequence = frame.integer("seq").orElseThrow();
      long first = frame.integer("first_seq").orElse((int) sequence);
      assertTrue(last == -1 || first == last + 1, "a gap before " + frame.text());
      last = sequence;
    }
  }

  /** The ids of the calls that a request to the model answers. */
  final List<String> toolAnswers(int request) {
    return toolMessages(request).map(m -> m.string("tool_call_id").orElseThrow()).toList();
  }

  /** What a request tells the model of its calls. */
  final List<String> toolTexts(int request) {
    return toolMessages(request).map(m -> m.string("content").orElseThrow()).toList();
  }

  private Stream<JsonObject> toolMessages(int request) {
    return model
        .requests()
        .get(request)
        .array("messages")
        .orElseThrow()
        .objects()
        .filter(message -> message.string("role").orElse("").equals("tool"));
  }

  @AfterEach
  final void closeEverything() throws Exception {
    for (AutoCloseable part : opened) {
      part.close();
    }
    house.leave(service);
  }
}
