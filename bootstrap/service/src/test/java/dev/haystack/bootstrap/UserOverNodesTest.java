package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.shared.MapSharedStore;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ServiceProgram;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One user at two services, over a store that they share. */
class UserOverNodesTest {

  private static final int SOCKETS = 3;
  private static final int SESSIONS = 5;
  private static final int SUMMARIES = 5;
  private static final int AT_ONCE_MAX = 10;

  private final MapSharedStore maps = new MapSharedStore(Clock.systemUTC());
  private final Held model = new Held();
  private final Haystack haystack =
      Haystack.standard()
          .sharedStore("map", (_, _) -> _ -> maps.node())
          .model("held", _ -> _ -> model);
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  @Tag("SE-7")
  @Tag("RL-4")
  @Tag("RL-7")
  void whateverAUserAsksAtAllServicesTenAnswersAreWorkedOnAtAnyInstant() {
    List<ChatClient> clients = new ArrayList<>();
    List<CompletableFuture<HttpResponse<String>>> summaries = new ArrayList<>();
    try (var one = start(2_000_000);
        var other = start(2_000_000)) {
      for (int i = 0; i < SOCKETS * SESSIONS; i++) {
        clients.add(say(one, "one-" + i));
        clients.add(say(other, "other-" + i));
      }
      for (int i = 0; i < SUMMARIES; i++) {
        summaries.add(summary(i % 2 == 0 ? one : other, i));
      }
      int all = clients.size() + SUMMARIES;
      for (int done = 0; done < all; done++) {
        int atOnce = Math.min(AT_ONCE_MAX, all - done);
        Eventually.holds(() -> model.running.get() == atOnce);
        int now = done + 1;
        model.goOn.release();
        Eventually.holds(() -> model.done.get() == now);
      }
      clients.forEach(client -> assertEquals("yes", ChatClient.text(client.turn())));
      summaries.forEach(summary -> assertEquals(200, answer(summary).statusCode()));
      assertEquals(AT_ONCE_MAX, model.mostRunning.get());
    } finally {
      clients.forEach(ChatClient::close);
    }
  }

  @Test
  void whatIsUsedAtOneServiceCountsAtTheOther() {
    model.goOn.release(10_000);
    try (var one = start(1_000);
        var other = start(1_000)) {
      try (ChatClient client = say(one, "first")) {
        assertEquals("yes", ChatClient.text(client.turn()));
      }

      var number = new AtomicInteger();
      Eventually.holds(() -> isExhausted(other, number.incrementAndGet()));
    }
  }

  private boolean isExhausted(Wiring service, int number) {
    HttpResponse<String> response = answer(summary(service, number));
    assertTrue(response.statusCode() == 200 || response.statusCode() == 429, response::body);
    return response.body().contains("budget_exhausted");
  }

  private Wiring start(int tokensMax) {
    var reader =
        new SettingsReader(
            Map.of(
                "PORT",
                "0",
                "SHARED_STORE_URL",
                "map://here",
                "CHAT_MODEL",
                "held",
                "TOKENS_PER_USER_DAY_MAX",
                Integer.toString(tokensMax)));
    return Wiring.start(Settings.read(reader, haystack), Clock.systemUTC());
  }

  private static ChatClient say(Wiring service, String session) {
    var client =
        ChatClient.connect(
            URI.create("ws://127.0.0.1:" + service.port() + "/ws/" + session),
            "Authorization",
            "Bearer " + ServiceProgram.token("ann"));
    client.say("hi");
    return client;
  }

  private CompletableFuture<HttpResponse<String>> summary(Wiring service, int number) {
    String body =
        """
        {"conversations": [{"id": "1", "createdAt": "2026-11-01T10:00:00Z", "messages": [
          {"role": "user", "content": "number %d"}]}]}
        """
            .formatted(number);
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + service.port() + "/summarize-ai-conversations"))
            .header("Authorization", "Bearer " + ServiceProgram.token("ann"))
            .header("Content-Type", "application/json")
            .version(HttpClient.Version.HTTP_1_1)
            .POST(BodyPublishers.ofString(body));
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> one) {
    return one.orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** A model that answers one request for each permit, and knows how many it works on. */
  private static final class Held implements ChatModel {

    final Semaphore goOn = new Semaphore(0);
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger mostRunning = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();

    @Override
    public ModelReply generate(ModelRequest request, TextReceiver receiver) {
      mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
      goOn.acquireUninterruptibly();
      receiver.receive("yes");
      running.decrementAndGet();
      done.incrementAndGet();
      // a message uses up what a small budget has, a summary next to nothing
      var usage = new Usage(request.tools().isEmpty() ? 0 : 1_000, 1, 0, false);
      return new ModelReply("yes", List.of(), FinishReason.STOP, usage, name());
    }

    @Override
    public String name() {
      return "held";
    }
  }
}
