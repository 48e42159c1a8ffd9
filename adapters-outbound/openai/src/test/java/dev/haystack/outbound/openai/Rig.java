package dev.haystack.outbound.openai;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A model and its scripted server; the clock stands still except while the model waits. */
final class Rig implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  static final Duration LONG = Duration.ofSeconds(20);
  static final ModelRequest QUESTION =
      ModelRequest.prose(List.of(new ModelMessage.FromUser("Who is John?")), List.of());

  final HttpTransport transport = new HttpTransport(TransportLimits.defaults());
  final BlockingQueue<Peer.Request> requests;
  final List<Duration> waits = new ArrayList<>();
  final List<String> pieces = new ArrayList<>();
  final ScriptedServer server;
  final OpenAiChatModel model;
  private volatile Instant now = START;

  Rig(ScriptedServer.Script script) {
    this(limits(LONG, LONG, LONG), script);
  }

  Rig(ModelLimits limits, ScriptedServer.Script script) {
    this(limits, new LinkedBlockingQueue<>(), script);
  }

  private Rig(
      ModelLimits limits, BlockingQueue<Peer.Request> requests, ScriptedServer.Script script) {
    this.requests = requests;
    server = new ScriptedServer(script);
    var settings =
        new OpenAiSettings(new ModelAccess(server.uri("/v1/"), "key-1", "gpt-test"), limits);
    model =
        new OpenAiChatModel(
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

  /** A rig whose server answers each request with the next of these, over and over the last. */
  static Rig answering(Answering... answers) {
    var left = new LinkedBlockingQueue<>(List.of(answers));
    var last = answers[answers.length - 1];
    var requests = new LinkedBlockingQueue<Peer.Request>();
    return new Rig(
        limits(LONG, LONG, LONG),
        requests,
        peer -> {
          while (true) {
            requests.add(peer.request());
            var next = left.poll();
            (next == null ? last : next).answer(peer);
          }
        });
  }

  static ModelLimits limits(Duration firstByte, Duration idle, Duration round) {
    return new ModelLimits(
        firstByte,
        idle,
        round,
        3,
        Duration.ofMillis(250),
        Duration.ofSeconds(8),
        64 * 1024,
        100_000,
        8);
  }

  ModelReply generate() {
    return model.generate(QUESTION, pieces::add);
  }

  ModelException failure() {
    return assertThrows(ModelException.class, this::generate);
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
