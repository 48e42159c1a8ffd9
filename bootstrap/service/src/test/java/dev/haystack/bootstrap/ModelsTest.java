package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.trail.AuditTrail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VE-13")
class ModelsTest {

  private final List<String> opened = new ArrayList<>();
  private final Haystack haystack =
      Haystack.standard()
          .model(
              "acme",
              settings -> {
                String name = settings.modelName("ACME_MODEL", "small");
                return _ -> {
                  opened.add(name);
                  return ScriptedChatModel.saying(_ -> name);
                };
              });

  @Test
  void aModelIsOpenedOnceAndIsTheSameInAllChains() {
    var models =
        models(
            Map.of(
                "CHAT_MODEL", "acme",
                "CHAT_MODEL_FALLBACKS", "acme:large",
                "PERSONA_MODELS", "transcriber_agent=acme:small,jaimee_therapist=acme:tiny>acme",
                "DOCUMENT_MODEL", "acme:large > acme"));

    assertEquals(List.of("small", "large", "tiny"), opened);
    assertEquals(models.chat().models().reversed(), models.document().models());
    assertEquals(models.chat(), models.summary());
    assertEquals(3, models.health().size());
  }

  @Test
  void ofAVendorThatIsNotNamedNothingIsOpened() {
    var models = models(Map.of("CHAT_MODEL", "demo"));

    assertEquals(List.of(), opened);
    assertEquals(
        List.of("unused: demo model: rules, no language model; set OPENAI_API_KEY"),
        models.health().stream().map(Supplier::get).map(Dependency::detail).toList());
  }

  private Models models(Map<String, String> settings) {
    return Models.of(
        Settings.read(new SettingsReader(settings), haystack),
        new Surroundings(
            InstantSource.system(),
            Metrics.of(ToolCatalogue.load()).meter(),
            Duration.ofSeconds(5),
            new Closing(),
            (_, standard) -> standard,
            AuditTrail.NONE));
  }
}
