package dev.haystack.workbench;

import dev.haystack.chat.ChatCommand;
import dev.haystack.load.LoadCommand;
import dev.haystack.load.script.MessageShape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import picocli.CommandLine;

/** Everything that the first users of a service do, in the few seconds of a rehearsal. */
record FirstUsers(URI service, int seconds) {

  private static final int TIMES = 20;
  private static final String QUESTION = new MessageShape(20, 0, 40, 1, 0, 1).message(0);

  /** Comes and goes; returns the first exit code that is not 0. */
  int come() throws IOException, InterruptedException {
    ask();
    int said = new CommandLine(new ChatCommand()).execute("--url", service.toString(), QUESTION);
    return said == 0 ? stream() : said;
  }

  private void ask() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < TIMES; i++) {
        for (String path : List.of("/health/ready", "/personas", "/nowhere")) {
          var _ = client.send(request(path).build(), BodyHandlers.ofString());
        }
      }
      var session = request("/sessions").POST(BodyPublishers.ofString("{}"));
      var _ = client.send(session.build(), BodyHandlers.ofString());
      var chat =
          request("/chat")
              .header("Accept", "text/event-stream")
              .POST(BodyPublishers.ofString("{\"message\":\"" + QUESTION + "\"}"));
      var _ = client.send(chat.build(), BodyHandlers.ofString());
    }
  }

  private int stream() {
    return new CommandLine(new LoadCommand())
        .execute(
            ("--url %s --users 8 --turns-per-session 10 --warm-up 0"
                    + " --duration %d --chunks 20 --chunk-rate 0 --tool-calls 1")
                .formatted(service, seconds)
                .split(" ", -1));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + service.getAuthority() + path));
  }
}
