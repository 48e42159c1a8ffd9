package dev.haystack.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

  private static final List<String> COMMANDS =
      List.of(
          "serve",
          "config",
          "health",
          "diagnose",
          "verify-store",
          "chat",
          "load",
          "load-model",
          "load-backend",
          "token",
          "audit",
          "completion");

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void helpListsEveryCommandThatIsForPeople() {
    assertEquals(0, execute("--help"));

    for (String name : COMMANDS) {
      assertTrue(output.toString().contains("\n  " + name + " "), name);
    }
    assertFalse(output.toString().contains("rehearse"), output::toString);
  }

  @Test
  void theServiceHasItsHelpThoughItIsStartedElsewhere() {
    assertEquals(0, execute("serve", "--help"));
    assertTrue(output.toString().contains("HAYSTACK_CONFIG"), output::toString);

    assertEquals(2, execute("serve"));
    assertTrue(errors.toString().contains("bootstrap/haystack serve"), errors::toString);
  }

  @Test
  void theSettingsHaveTheirHelpThoughTheyAreShownElsewhere() {
    assertEquals(0, execute("config", "--help"));
    assertTrue(output.toString().contains("--check"), output::toString);

    assertEquals(2, execute("config", "--check"));
    assertTrue(errors.toString().contains("bootstrap/haystack config"), errors::toString);
    assertEquals(2, execute("config", "--check", "--template"));
    assertTrue(errors.toString().contains("mutually exclusive"), errors::toString);
  }

  @Test
  void aShellIsToldEveryCommandThatIsForPeople() {
    assertEquals(0, execute("completion", "bash"));

    String commands = String.join(" ", COMMANDS);
    assertTrue(output.toString().contains("commands=\"" + commands + "\""), output::toString);
    assertFalse(output.toString().contains("rehearse"), output::toString);
    assertEquals(2, execute("completion", "fish"));
  }

  @Test
  void theOtherShellFindsItInItsFolder() {
    assertEquals(0, execute("completion", "zsh"));
    assertTrue(output.toString().startsWith("#compdef haystack\n"), output::toString);
  }

  @Test
  void anUnknownCommandIsNamed() {
    assertEquals(2, execute("chatt"));
    assertTrue(errors.toString().contains("chatt"), errors::toString);
  }

  @Test
  void aRehearsalNeedsAService() {
    assertEquals(2, execute("rehearse", "--cache=none", "cat"));
    assertTrue(errors.toString().contains("only bootstrap/haystack can"), errors::toString);
  }

  private int execute(String... arguments) {
    return Main.commands()
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }
}
