package dev.haystack.webclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haystack.testkit.LoopbackModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.BinaryOperator;

/** A small server by which tests in JavaScript see and move what is behind their services. */
final class StageControl implements AutoCloseable {

  private static final long GONE_MILLIS_MAX = 10_000;

  private final LoopbackModel model;
  private final StageAnswers answers;
  private final BinaryOperator<String> others;
  private final HttpServer server;

  /**
   * @param others does what not every stage can, and says what came of it: a word and a name
   */
  StageControl(LoopbackModel model, StageAnswers answers, BinaryOperator<String> others)
      throws IOException {
    this.model = model;
    this.answers = answers;
    this.others = others;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::move);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void move(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      byte[] answer = done(path[1], path.length > 2 ? path[2] : "").getBytes(UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String done(String what, String name) throws InterruptedException {
    return switch (what) {
      case "release" -> {
        answers.release(name);
        yield "released";
      }
      case "gone" -> Boolean.toString(model.awaitGone(GONE_MILLIS_MAX));
      default -> others.apply(what, name);
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
