package dev.haystack.bootstrap;

import dev.haystack.chat.ChatCommand;
import dev.haystack.load.LoadCommand;
import dev.haystack.load.script.ScriptedBackend;
import dev.haystack.load.script.ScriptedModel;
import dev.haystack.load.script.ScriptedRedis;
import dev.haystack.outbound.redisson.RedisRehearsal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command that runs the service once with everything a first user needs, so that the Java
 * machine can note what a start takes.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

  private static final int TIMES = 20;
  private static final String QUESTION = "Find all clients named John";

  @Override
  public Integer call() throws Exception {
    var settings =
        Settings.read(
            new SettingsReader(Map.of("PORT", "0", "CHAT_MODEL", "demo", "TOOL_BACKEND", "demo")));
    Logging.configure(settings.logLevel());
    try (var service = Wiring.start(settings, Clock.systemUTC());
        var client = HttpClient.newHttpClient()) {
      String address = "127.0.0.1:" + service.port();
      for (int i = 0; i < TIMES; i++) {
        for (String path : new String[] {"/health/ready", "/personas", "/nowhere"}) {
          var _ = client.send(request(address, path).build(), BodyHandlers.ofString());
        }
      }
      var chat =
          request(address, "/chat")
              .header("Accept", "text/event-stream")
              .POST(BodyPublishers.ofString("{\"message\":\"" + QUESTION + "\"}"));
      var _ = client.send(chat.build(), BodyHandlers.ofString());
      int said = new CommandLine(new ChatCommand()).execute("--url", "ws://" + address, QUESTION);
      return said == 0 ? stream() : said;
    }
  }

  /** Streams answers through the adapters of the real services, without Redis and with it. */
  private static int stream() throws IOException {
    try (var redis = ScriptedRedis.start(new RedisRehearsal()::answer)) {
      int alone = stream("");
      return alone == 0 ? stream("redis://127.0.0.1:" + redis.port()) : alone;
    }
  }

  private static int stream(String redisUrl) throws IOException {
    try (var model = ScriptedModel.start(0, (_, _) -> {});
        var practice = ScriptedBackend.start(0, 0)) {
      var settings =
          Settings.read(
              new SettingsReader(
                  Map.of(
                      "PORT",
                      "0",
                      "REDIS_URL",
                      redisUrl,
                      "OPENAI_API_KEY",
                      "scripted",
                      "OPENAI_BASE_URL",
                      "http://127.0.0.1:" + model.port() + "/v1",
                      "NESTJS_API_URL",
                      "http://127.0.0.1:" + practice.port())));
      try (var service = Wiring.start(settings, Clock.systemUTC())) {
        return new CommandLine(new LoadCommand())
            .execute(
                ("--url ws://127.0.0.1:%d --users 8 --turns-per-session 10 --warm-up 0"
                        + " --duration 4 --chunks 20 --chunk-rate 0 --tool-calls 1")
                    .formatted(service.port())
                    .split(" ", -1));
      }
    }
  }

  private static HttpRequest.Builder request(String address, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + address + path));
  }
}
