package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("OP-9")
class ReloadableSettingsTest {

  @Test
  void whatTakesARestartStaysBesideWhatIsExchanged() {
    for (String before : new String[] {"status", "full"}) {
      String next = before.equals("full") ? "status" : "full";

      ReloadableSettings exchanged = read(before, 9).exchangedFor(read(next, 10));

      assertEquals(read(before, 10), exchanged);
    }
  }

  private static ReloadableSettings read(String results, int rounds) {
    return ReloadableSettings.of(
        Settings.read(
            new SettingsReader(
                Map.of(
                    "FRONTEND_TOOL_RESULTS",
                    results,
                    "MAX_TOOL_ITERATIONS",
                    Integer.toString(rounds)))));
  }
}
