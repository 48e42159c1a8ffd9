package dev.haystack.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Map;
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

  private static ServerOptions options(String... arguments) {
    var options = new ServerOptions(Map.of("HAYSTACK_TOKEN", "env"));
    new CommandLine(options).parseArgs(arguments);
    return options;
  }
}
