package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.load.process.JavaCommand;
import dev.haystack.load.process.Program;
import dev.haystack.testkit.ServiceProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that cannot go on ends, says so, and has an exit code; what it can stand it stands. */
class ProcessEndTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void bodiesOfCountlessValuesAreRefusedWithLittleMemory() throws Exception {
    String begin = "{\"context\":{\"x\":[";
    String end = "null]}}";
    String body = begin + "[],".repeat(((8 << 20) - begin.length() - end.length()) / 3) + end;
    try (var service = ServiceProgram.start(folder, List.of(), List.of("-Xmx512m"));
        var connections = Executors.newFixedThreadPool(4);
        var client = HttpClient.newHttpClient()) {
      Callable<List<Integer>> ten = () -> statuses(service, body, 10);
      List<Future<List<Integer>>> all =
          Stream.generate(() -> connections.submit(ten)).limit(4).toList();
      while (!all.stream().allMatch(Future::isDone)) {
        assertEquals(200, service.health(client, Duration.ofSeconds(1)), service::said);
      }

      List<Integer> seen = new ArrayList<>();
      for (Future<List<Integer>> statuses : all) {
        seen.addAll(statuses.get());
      }
      assertTrue(seen.contains(422), seen::toString);
      // those for whom there is no room beside others are not read
      assertTrue(List.of(422, 503).containsAll(seen), seen::toString);
      assertTrue(service.isAlive(), service::said);
    }
  }

  @Test
  void aProcessWithoutMemoryEndsAtOnce() throws Exception {
    assertEquals(3, Program.exitCode(List.of("-Xmx32m"), Glutton.class));
  }

  @Test
  void everyWayOfStartingTheServiceHasItEndWithoutMemory() throws IOException {
    List<String> options = Files.readAllLines(Path.of("../etc/java.options"));

    assertTrue(options.contains(JavaCommand.ENDS_WITHOUT_MEMORY));
    assertTrue(
        JavaCommand.of(List.of(), "Main", "serve").contains(JavaCommand.ENDS_WITHOUT_MEMORY));
  }

  @Test
  void aServiceThatNobodyCanConnectToAnyMoreEnds() throws Exception {
    List<String> withFewFiles = List.of("sh", "-c", "ulimit -n 300; exec \"$0\" \"$@\"");
    List<Socket> flood = new ArrayList<>();
    try (var service = ServiceProgram.start(folder, withFewFiles, List.of("-Xmx128m"))) {
      try {
        for (int i = 0; i < 400; i++) {
          flood.add(new Socket(InetAddress.getLoopbackAddress(), service.port()));
        }
      } catch (IOException e) {
        // the listener is closed already
      }

      assertEquals(OptionalInt.of(1), service.exitCode(PATIENCE), service::said);
      assertTrue(service.said().contains("it does not listen any more"), service::said);
    } finally {
      for (Socket socket : flood) {
        socket.close();
      }
    }
  }

  private static List<Integer> statuses(ServiceProgram service, String body, int times)
      throws IOException, InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < times; i++) {
        var request =
            HttpRequest.newBuilder(service.uri("/sessions"))
                .header("Content-Type", "application/json")
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        statuses.add(
            client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode());
      }
    }
    return statuses;
  }
}
