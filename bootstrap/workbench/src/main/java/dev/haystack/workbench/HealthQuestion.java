package dev.haystack.workbench;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks one service how it is, again and again. */
final class HealthQuestion implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How it is, in words and as an exit code. */
  record Word(int code, String text) {

    private static Word down(String why) {
      return new Word(2, "down: " + why);
    }
  }

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final HttpRequest question;

  HealthQuestion(URI service) {
    question = HttpRequest.newBuilder(service.resolve("/health/ready")).timeout(PATIENCE).build();
  }

  Word ask() throws InterruptedException {
    try {
      var answer = client.send(question, BodyHandlers.ofString());
      return Json.parse(answer.body()) instanceof JsonObject health
          ? word(health)
          : Word.down("it answered " + answer.statusCode());
    } catch (JsonSyntaxException e) {
      return Word.down("it answered no JSON");
    } catch (IOException e) {
      return Word.down(e.getClass().getSimpleName() + " at " + question.uri());
    }
  }

  private static Word word(JsonObject health) {
    return switch (health.string("status").orElse("")) {
      case "up" -> new Word(0, "up");
      case "degraded" -> new Word(1, "degraded: " + ailing(health));
      default -> Word.down(ailing(health));
    };
  }

  /** What of it is not up, or the title of a problem. */
  private static String ailing(JsonObject health) {
    return health
        .array("dependencies")
        .map(
            all ->
                all.objects()
                    .filter(part -> !part.string("status").orElse("").equals("up"))
                    .flatMap(HealthQuestion::told)
                    .collect(Collectors.joining("; ")))
        .orElseGet(() -> health.string("code").orElse("it does not say why"));
  }

  private static Stream<String> told(JsonObject part) {
    return part.string("name").stream().map(name -> name + " " + part.string("detail").orElse(""));
  }

  @Override
  public void close() {
    client.close();
  }
}
