package dev.haystack.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A model's server on loopback that says what the test tells it to, on one of the wires. */
public final class LoopbackModel implements AutoCloseable {

  /** The judgement that a template asks for no diagnosis. */
  public static final String CLEAN =
      "{\"is_violation\":false,\"violation_type\":\"none\",\"reason\":\"\",\"confidence\":\"high\"}";

  private static final long POLL_MILLIS = 5;

  private final Wire wire;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<ModelScript> scripts = new LinkedBlockingQueue<>();
  private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
  private final Semaphore gone = new Semaphore(0);
  private final List<JsonObject> policyRequests = new CopyOnWriteArrayList<>();
  private volatile Function<JsonObject, ModelScript> answering = _ -> next();
  private volatile Function<JsonObject, ModelScript> judging = _ -> ModelScript.says(CLEAN);

  /** One that speaks chat completions. */
  public LoopbackModel() {
    this(Vendor.OPENAI);
  }

  public LoopbackModel(Vendor vendor) {
    wire = vendor.wire();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** What OPENAI_BASE_URL must be. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** The settings under which the service asks it. */
  public Map<String, String> settings() {
    return wire.settings("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Wire wire() {
    return wire;
  }

  /** The stream of these steps, but for its end. */
  public String stream(ModelStep... steps) {
    Wire.Answer answer = wire.answer();
    var text = new StringBuilder();
    for (ModelStep step : steps) {
      switch (step) {
        case ModelStep.Event(var chunk) -> text.append(answer.chunk(chunk));
        case ModelStep.Raw(var bytes) -> text.append(bytes);
        default -> throw new IllegalArgumentException(step + " is no text");
      }
    }
    return text.toString();
  }

  /** Forgets what it was asked and what it shall answer. */
  public void reset() {
    scripts.clear();
    requests.clear();
    policyRequests.clear();
    gone.drainPermits();
    answering = _ -> next();
    judging = _ -> ModelScript.says(CLEAN);
  }

  /** Answers the next requests with these, in order. */
  public LoopbackModel then(ModelScript... next) {
    scripts.addAll(List.of(next));
    return this;
  }

  /** Answers every request by a rule. */
  public void always(Function<JsonObject, ModelScript> rule) {
    answering = rule;
  }

  /** Judges templates by a rule; none asks for a diagnosis otherwise. */
  public void judges(Function<JsonObject, ModelScript> rule) {
    judging = rule;
  }

  /** All requests for a judgement so far. */
  public List<JsonObject> policyRequests() {
    return List.copyOf(policyRequests);
  }

  /** All other requests so far. */
  public List<JsonObject> requests() {
    return List.copyOf(requests);
  }

  /** Whether a caller closes its call within that time. */
  public boolean awaitGone(long millisMax) throws InterruptedException {
    return gone.tryAcquire(millisMax, TimeUnit.MILLISECONDS);
  }

  private ModelScript next() {
    ModelScript script = scripts.poll();
    return script == null ? ModelScript.says("(no script)") : script;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonObject request = wire.read((JsonObject) Json.parse(body, 64));
    boolean judges = request.has("response_format");
    (judges ? policyRequests : requests).add(request);
    ModelScript script = (judges ? judging : answering).apply(request);
    Wire.Answer answer = wire.answer();
    script.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    if (script.status() == 200) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    }
    try (exchange) {
      if (script.steps().getFirst() instanceof ModelStep.Silence silence) {
        play(silence, answer, exchange.getResponseBody());
      }
      exchange.sendResponseHeaders(script.status(), 0);
      OutputStream out = exchange.getResponseBody();
      for (ModelStep step : script.steps()) {
        play(step, answer, out);
      }
      if (script.status() == 200) {
        write(out, answer.end());
      }
    } catch (CutException e) {
      // closing before the last chunk drops the connection
      exchange.getRequestBody().close();
    } catch (IOException e) {
      gone.release();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void play(ModelStep step, Wire.Answer answer, OutputStream out)
      throws IOException, InterruptedException {
    switch (step) {
      case ModelStep.Event(var chunk) -> write(out, answer.chunk(chunk));
      case ModelStep.Raw(var bytes) -> write(out, bytes);
      case ModelStep.Drip(var bytes) -> {
        for (byte single : bytes.getBytes(StandardCharsets.UTF_8)) {
          out.write(single);
          out.flush();
        }
      }
      case ModelStep.Await(var latch) -> {
        // a comment now and then notices that the caller has gone
        while (!latch.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          write(out, ": waiting\n\n");
        }
      }
      case ModelStep.Silence(var latch) -> latch.await();
      case ModelStep.Cut() -> throw new CutException();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static final class CutException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
