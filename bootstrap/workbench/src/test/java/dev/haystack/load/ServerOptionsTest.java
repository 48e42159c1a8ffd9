package dev.haystack.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServerOptionsTest {

  @Test
  void aRunningServiceIsShownTheEnvironmentsToken() {
    assertEquals("env", options("--url=ws://localhost:8001").token());
    assertEquals("given", options("--url=ws://localhost:8001", "--token=given").token());
  }

  @Test
  void usersOfAServiceThatIsStartedHaveTheirOwnUnlessOneIsGiven() {
    assertEquals("", options().token());
    assertEquals("given", options("--token=given").token());
  }

  @Test
  void aServiceThatNobodyNamedCannotBeStarted() {
    assertThrows(IOException.class, options()::command);
  }

  @Test
  @Tag("OP-12")
  void aLogOfWhatHappensIsComparedWithNone() {
    var options = options("--compare=logs", "--rounds=5", "--server-env=LOG_HASH_KEY=key");

    assertEquals(11, options.runs());
    assertEquals("error", options.environment(1, 2, false).get("LOG_LEVEL"));
    assertEquals("info", options.environment(1, 2, true).get("LOG_LEVEL"));
    assertEquals("json", options.environment(1, 2, true).get("LOG_FORMAT"));
    assertEquals("key", options.environment(1, 2, true).get("LOG_HASH_KEY"));
  }

  @Test
  @Tag("OP-16")
  void tracesOfOneTurnInTenAreComparedWithNone() {
    var options = options("--compare=traces");

    assertEquals("", options.environment(1, 2, false).get("OTEL_EXPORTER_OTLP_ENDPOINT"));
    assertEquals(
        "http://127.0.0.1:2", options.environment(1, 2, true).get("OTEL_EXPORTER_OTLP_ENDPOINT"));
    assertEquals("0.1", options.environment(1, 2, true).get("OTEL_TRACES_SAMPLER_ARG"));
  }

  @Test
  void aVariableOfItsOwnIsThereOnlyInTheRunsWithIt() {
    var options = options("--compare-env=A=1", "--server-env=B=2");

    assertFalse(options.environment(1, 2, false).containsKey("A"));
    assertEquals("1", options.environment(1, 2, true).get("A"));
    assertEquals("2", options.environment(1, 2, true).get("B"));
  }

  private static ServerOptions options(String... arguments) {
    var options = new ServerOptions(Map.of("HAYSTACK_TOKEN", "env"));
    new CommandLine(options).parseArgs(arguments);
    return options;
  }
}
