package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.http.Frontend;
import dev.haystack.inbound.http.Frontends;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FrontendSettingsTest {

  @Test
  void allDoorsAreOpenUnlessSaid() {
    assertEquals(Frontends.DEFAULT, read(Map.of()));
    assertEquals(Set.of(Frontend.values()), read(Map.of()).open());
  }

  @Test
  void theDoorsThatAreNamedAreOpen() {
    assertEquals(Set.of(Frontend.OPENAI), read(Map.of("FRONTENDS", "openai")).open());
    assertEquals(Set.of(), read(Map.of("FRONTENDS", "none")).open());
    assertEquals(Set.of(), read(Map.of("FRONTENDS_STOP_ON_LEAVE", "none")).stopOnLeave());
  }

  @Test
  @Tag("FE-18")
  void whatToolsToldIsShownOnlyIfThatIsSaid() {
    assertFalse(FrontendSettings.showsResults(new SettingsReader(Map.of())));
    assertTrue(
        FrontendSettings.showsResults(new SettingsReader(Map.of("FRONTEND_TOOL_RESULTS", "full"))));
    var settings = Settings.read(new SettingsReader(Map.of("FRONTEND_TOOL_RESULTS", "full")));
    assertTrue(settings.turns().resultsTold());
    assertTrue(settings.warnings().toString().contains("FRONTEND_TOOL_RESULTS=full"));
  }

  @Test
  void aWrongNameStopsTheStart() {
    for (String wrong : List.of("openai,telnet", "none,openai", "OpenAI")) {
      var reader = new SettingsReader(Map.of("FRONTENDS", wrong));
      var _ = FrontendSettings.read(reader);
      var thrown = assertThrows(WrongSettingsException.class, reader::check);
      assertTrue(String.valueOf(thrown.getMessage()).contains("FRONTENDS"));
    }
  }

  private static Frontends read(Map<String, String> settings) {
    var reader = new SettingsReader(settings);
    Frontends read = FrontendSettings.read(reader);
    reader.check();
    return read;
  }
}
