package dev.haystack.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.load.process.JavaCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The one phase of a run of the command that measures the service, as its report has it. */
final class MeasuredRun {

  private MeasuredRun() {}

  /** With a service under these options of Java; the folder takes the report. */
  static JsonObject of(Path folder, List<String> java, String... options) throws IOException {
    Path json = folder.resolve("report.json");
    var errors = new StringWriter();
    var all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--warm-up=0", "--shared-cores", "--json=" + json));
    List<String> service = JavaCommand.of(java, "dev.haystack.bootstrap.Main", "serve");
    all.add("--server-command=" + String.join(" ", service));
    int exit =
        new CommandLine(new LoadCommand())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(errors))
            .execute(all.toArray(String[]::new));
    assertEquals(0, exit, errors::toString);
    var report = (JsonObject) Json.parse(Files.readString(json));
    return (JsonObject) report.array("phases").orElseThrow().values().getFirst();
  }

  static double number(JsonObject object, String name) {
    return ((JsonNumber) object.get(name).orElseThrow()).asDouble();
  }
}
