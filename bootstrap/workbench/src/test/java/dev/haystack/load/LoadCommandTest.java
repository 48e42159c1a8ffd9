package dev.haystack.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.load.process.JavaCommand;
import dev.haystack.load.script.ScriptedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LoadCommandTest {

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  @TempDir private Path folder;

  @Test
  @Tag("LD-1")
  void aRunningServiceIsMeasured() throws IOException {
    Path json = folder.resolve("report.json");
    try (var model = ScriptedModel.start(0, (turn, nanos) -> {});
        var relay = RelayService.start(0, modelUrl(model), true)) {
      long pid = ProcessHandle.current().pid();
      int exit =
          execute(
              "--url=%s --server-pid=%d --users=3 --connections=5 --turns=4 --turns-per-session=2"
                      .formatted(relay.url(), pid)
                  + " --chunks=100 --chunk-rate=0 --warm-up=0 --json="
                  + json);
      assertEquals(0, exit, errors::toString);
    }
    assertTrue(output.toString().contains("turns 12 done, 0 stopped, 0 failed"), output::toString);
    assertTrue(errors.toString().contains("measuring custom"));
    var phase = phase(json);
    assertEquals(12, number(phase.object("counts").orElseThrow(), "turns_completed"));
    assertEquals(1_200, number(phase.object("counts").orElseThrow(), "chunks"));
    assertEquals(JsonObject.EMPTY, phase.object("errors").orElseThrow());
    assertTrue(number(times(phase, "added_first_chunk_ms"), "count") == 12);
    assertTrue(number(times(phase, "chunk_way_ms"), "count") == 1_200);
    var service = phase.object("service").orElseThrow();
    assertTrue(number(service.object("end").orElseThrow(), "heap_bytes") > 0);
  }

  @Test
  @Tag("LD-1")
  void theServiceIsStartedWithItsSurroundings() throws IOException {
    Path json = folder.resolve("report.json");
    String relay = String.join(" ", JavaCommand.of(List.of(), RelayService.class.getName()));
    int exit =
        command()
            .execute(
                "--scenario=stops",
                "--users=4",
                "--turns=3",
                "--turns-per-session=2",
                "--warm-up=0",
                "--shared-cores",
                "--server-env=JOIN=false",
                "--server-command=" + relay,
                "--json=" + json);
    assertEquals(0, exit, errors::toString);
    var phase = phase(json);
    assertEquals(12, number(phase.object("counts").orElseThrow(), "turns_stopped"));
    assertEquals(12, number(times(phase, "stop_seen_ms"), "count"));
    assertEquals(JsonObject.EMPTY, phase.object("errors").orElseThrow());
    assertTrue(output.toString().contains("sockets left"), output::toString);
  }

  @Test
  @Tag("LD-1")
  void aVariablesEffectIsShownAsARatioAndFailsBelowWhatIsAskedFor() throws IOException {
    Path json = folder.resolve("report.json");
    String relay = String.join(" ", JavaCommand.of(List.of(), RelayService.class.getName()));
    int exit =
        command()
            .execute(
                "--users=2",
                "--turns=2",
                "--chunks=20",
                "--chunk-rate=0",
                "--warm-up=0",
                "--shared-cores",
                "--compare-env=JOIN=false",
                "--ratio-min=1000",
                "--json=" + json,
                "--server-command=" + relay);
    assertEquals(1, exit, errors::toString);
    assertTrue(errors.toString().contains("too dear: less than 1000"), errors::toString);
    assertTrue(
        output.toString().contains("with to without: chunks a second, custom"), output::toString);
    var report = (JsonObject) Json.parse(Files.readString(json));
    assertEquals(2, report.array("compared").orElseThrow().values().size());
  }

  @Test
  void aServiceThatDoesNotStartIsShownWithItsWords() {
    int exit = command().execute("--server-command=cat /no/such/file", "--shared-cores");
    assertEquals(1, exit);
    assertTrue(errors.toString().contains("the service ended with 1"), errors::toString);
    assertTrue(errors.toString().contains("/no/such/file"), errors::toString);
  }

  @Test
  void errorsAreCountedByTheirCode() throws IOException {
    try (var relay = RelayService.start(0, URI.create("http://127.0.0.1:1/v1"), true)) {
      int exit = execute("--url=" + relay.url() + " --users=1 --turns=2 --warm-up=0");
      assertEquals(1, exit);
    }
    assertTrue(output.toString().contains("error model_unavailable: 2"), output::toString);
  }

  @Test
  void aServiceThatIsNotThereIsAnError() {
    int exit = execute("--url=ws://127.0.0.1:1 --users=1 --warm-up=0 --duration=1");
    assertEquals(1, exit);
    assertTrue(output.toString().contains("error connection_lost"), output::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--scenario=fast           | choose one of custom, first-chunk, paced",
        "--chunk-size=3            | chunk size: 3 is not within 17 to 4096",
        "--users=9 --connections=3 | connections must be at least the users",
        "--duration=0              | the duration must be more than nothing",
        "--url=http://localhost    | --url must look like ws://localhost:8001",
        "--server-pid=3            | --server-pid needs --url",
        "--rounds=0               | --rounds must be 1 to 100",
        "--rounds=3               | --rounds and --ratio-min need --compare or --compare-env",
        "--ratio-min=0.97         | --rounds and --ratio-min need --compare or --compare-env",
        "--compare=costs          | choose one of logs, traces",
        "--compare=logs --url=ws://localhost | --compare and --compare-env do not go with --url",
        "--warm-up=-1              | --warm-up must be 0 to 600",
        "--users=many              | is not an int",
        "--url=ws://localhost --server-env=A=B | do not go with --url",
      })
  void aWrongOptionIsNamed(String options, String message) {
    assertEquals(2, execute(options));
    assertTrue(errors.toString().contains(message), errors::toString);
  }

  private int execute(String options) {
    return command().execute(options.split(" ", -1));
  }

  private CommandLine command() {
    return new CommandLine(new LoadCommand())
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors));
  }

  private static URI modelUrl(ScriptedModel model) {
    return URI.create("http://127.0.0.1:" + model.port() + "/v1");
  }

  private static JsonObject phase(Path json) throws IOException {
    var report = (JsonObject) Json.parse(Files.readString(json));
    return (JsonObject) report.array("phases").orElseThrow().values().getFirst();
  }

  private static JsonObject times(JsonObject phase, String name) {
    return phase.object("times").flatMap(times -> times.object(name)).orElseThrow();
  }

  private static long number(JsonObject object, String name) {
    return ((JsonNumber) object.get(name).orElseThrow()).asLong();
  }
}
