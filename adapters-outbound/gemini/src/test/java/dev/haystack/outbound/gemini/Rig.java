package dev.haystack.outbound.gemini;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A model and its scripted server; the clock stands still except while the model waits. */
final class Rig implements AutoCloseable {

  static final ToolSpecification SEARCH =
      tool("search", "{\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"string\"}}}");
  static final ModelRequest QUESTION =
      ModelRequest.prose(
          List.of(new ModelMessage.FromSystem("Be brief."), new ModelMessage.FromUser("Who?")),
          List.of(SEARCH));

  final BlockingQueue<Peer.Request> requests = new LinkedBlockingQueue<>();
  final List<Duration> waits = new ArrayList<>();
  final List<String> pieces = new ArrayList<>();
  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());
  private final ScriptedServer server;
  private final GeminiChatModel model;
  private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

  /** How one request is answered. */
  @FunctionalInterface
  interface Answering {

    void answer(Peer peer) throws Exception;
  }

  /** A server that answers each request with the next of these, over and over the last. */
  Rig(Answering... answers) {
    this(SchemaForm.JSON, "", answers);
  }

  Rig(SchemaForm schema, String thinking, Answering... answers) {
    var left = new LinkedBlockingQueue<>(List.of(answers));
    var last = answers[answers.length - 1];
    server =
        new ScriptedServer(
            peer -> {
              while (true) {
                requests.add(peer.request());
                var next = left.poll();
                (next == null ? last : next).answer(peer);
              }
            });
    var settings =
        new GeminiSettings(
            new ModelAccess(server.uri(""), "key-1", "gemini-test"),
            schema,
            thinking,
            ModelLimits.defaults());
    model =
        new GeminiChatModel(
            settings,
            new ModelRuntime(
                transport,
                () -> now,
                new Random(7),
                wait -> {
                  waits.add(wait);
                  now = now.plus(wait);
                }));
  }

  static ToolSpecification tool(String name, String schema) {
    return new ToolSpecification(
        name,
        name,
        "Finds.",
        Set.of(),
        ToolSource.BACKEND,
        false,
        false,
        (JsonObject) Json.parse(schema));
  }

  ModelReply generate() {
    return generate(QUESTION);
  }

  ModelReply generate(ModelRequest request) {
    return model.generate(request, pieces::add);
  }

  ModelException failure() {
    return assertThrows(ModelException.class, this::generate);
  }

  /** The body of the next request that was not yet looked at. */
  JsonObject sent() throws InterruptedException {
    return (JsonObject) Json.parse(requests.take().body());
  }

  /** The same after the request. */
  JsonObject sent(ModelRequest request) throws InterruptedException {
    var _ = generate(request);
    return sent();
  }

  @Override
  public void close() {
    transport.close();
    server.close();
  }
}
