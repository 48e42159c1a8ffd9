package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.GivenSettings.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GivenSettingsTest {

  @Test
  void theEnvironmentGoesBeforeTheFileUnlessItIsBlank() {
    var given =
        new GivenSettings(
            Map.of("PORT", "1", "HOST", " "), Map.of("PORT", "2", "HOST", "::1", "LOG_LEVEL", ""));

    assertEquals("1", given.values().get("PORT"));
    assertEquals(Origin.ENVIRONMENT, given.origin("PORT"));
    assertEquals("::1", given.values().get("HOST"));
    assertEquals(Origin.FILE, given.origin("HOST"));
    assertEquals(Origin.DEFAULT, given.origin("LOG_LEVEL"));
  }

  @Test
  @Tag("OP-1")
  void whatTheFileSetsAndNobodyKnowsIsAFaultWithWhatWasMeant() {
    var given = new GivenSettings(Map.of(), Map.of("allowed_origins", "x", "FOO", "1"));

    var wrong = assertThrows(WrongSettingsException.class, () -> read(given));

    assertEquals(
        """
        HAYSTACK_CONFIG: the file sets FOO, which is no setting
        HAYSTACK_CONFIG: the file sets allowed_origins, which is no setting; is ALLOWED_ORIGINS meant?\
        """,
        wrong.getMessage());
  }

  @Test
  void theFileMaySetWhatOnlyAnotherVendorReads() {
    read(new GivenSettings(Map.of(), Map.of("MISTRAL_MODEL", "m", "GEMINI_API_KEY_FILE", "/f")));
  }

  @Test
  void aStrangersSettingsAreKnownToo() {
    var strange =
        Haystack.standard()
            .model(
                "acme",
                reader -> {
                  var _ = reader.text("ACME_TONE", "plain", "any", _ -> true);
                  return new DemoSource.Model();
                });
    var given = new GivenSettings(Map.of(), Map.of("ACME_TONE", "soft"));

    assertTrue(SettingCatalogue.of(strange).names().contains("ACME_TONE"));
    assertEquals(Optional.empty(), SettingCatalogue.faults(given.reader(strange), strange));
  }

  @Test
  @Tag("OP-1")
  void aVariableOneEditAwayFromASettingIsWarnedOf() {
    var given = new GivenSettings(Map.of("PROT", "1", "PATH", "x", "MISTRAL_MODEL", "m"), Map.of());

    assertEquals(
        List.of("PROT is no setting; is PORT meant?"),
        given.misspelt(read(given), Haystack.standard()));
  }

  private static List<SettingNote> read(GivenSettings given) {
    var reader = given.reader(Haystack.standard());
    var _ = Settings.read(reader, Haystack.standard());
    return reader.notes();
  }
}
