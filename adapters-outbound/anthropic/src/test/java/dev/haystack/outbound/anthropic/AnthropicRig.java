package dev.haystack.outbound.anthropic;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.kit.model.Peer;
import dev.haystack.kit.model.ScriptedServer;
import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.model.ModelException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A model and its scripted server; the clock stands still unless it is moved or waited. */
final class AnthropicRig implements AutoCloseable {

  static final ToolSpecification SEARCH =
      new ToolSpecification(
          "search_clients",
          "Search",
          "Finds \"clients\".",
          Set.of(),
          ToolSource.BACKEND,
          false,
          false,
          (JsonObject) Json.parse("{\"type\":\"object\",\"properties\":{\"q\":{\"const\":1.0}}}"));
  static final ModelRequest QUESTION =
      ModelRequest.prose(
          List.of(
              new ModelMessage.FromSystem("Be brief."), new ModelMessage.FromUser("Who is John?")),
          List.of(SEARCH));

  final HttpTransport transport = new HttpTransport(TransportLimits.defaults());
  final BlockingQueue<Peer.Request> requests = new LinkedBlockingQueue<>();
  final List<Duration> waits = new ArrayList<>();
  final List<String> pieces = new ArrayList<>();
  final ScriptedServer server;
  final AnthropicChatModel model;
  private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

  private AnthropicRig(Thinking thinking, PromptCache cache, List<Answering> answers) {
    var left = new LinkedBlockingQueue<>(answers);
    Answering last = answers.getLast();
    server =
        new ScriptedServer(
            peer -> {
              while (true) {
                requests.add(peer.request());
                var next = left.poll();
                (next == null ? last : next).answer(peer);
              }
            });
    model =
        new AnthropicChatModel(
            settings(server.uri("/v1/").toString(), thinking, cache),
            new ModelRuntime(
                transport,
                () -> now,
                new Random(7),
                wait -> {
                  waits.add(wait);
                  pass(wait);
                }));
  }

  static AnthropicSettings settings(String base, Thinking thinking, PromptCache cache) {
    return new AnthropicSettings(
        new ModelAccess(URI.create(base), "key-1", "claude-test"),
        "2026-10-21",
        4096,
        thinking,
        cache,
        ModelLimits.defaults());
  }

  /** A rig whose server answers each request with the next of these, over and over the last. */
  static AnthropicRig answering(Answering... answers) {
    return answering(Thinking.OFF, PromptCache.FIVE_MINUTES, answers);
  }

  static AnthropicRig answering(Thinking thinking, PromptCache cache, Answering... answers) {
    return new AnthropicRig(thinking, cache, List.of(answers));
  }

  /** Moves the clock. */
  void pass(Duration time) {
    now = now.plus(time);
  }

  ModelReply generate() {
    return model.generate(QUESTION, pieces::add);
  }

  ModelException failure() {
    return assertThrows(ModelException.class, this::generate);
  }

  /** The body that is sent for a request. */
  JsonObject sent(ModelRequest request) throws InterruptedException {
    requests.clear();
    var _ = model.generate(request, _ -> {});
    return nextSent();
  }

  JsonObject sent(ModelMessage... messages) throws InterruptedException {
    return sent(ModelRequest.prose(List.of(messages), List.of(SEARCH)));
  }

  /** The body of the next request that was not looked at. */
  JsonObject nextSent() throws InterruptedException {
    return (JsonObject) Json.parse(requests.take().body());
  }

  @Override
  public void close() {
    transport.close();
    server.close();
  }

  /** How one request is answered. */
  @FunctionalInterface
  interface Answering {

    void answer(Peer peer) throws Exception;
  }
}
