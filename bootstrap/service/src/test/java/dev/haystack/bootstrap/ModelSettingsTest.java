package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.persona.PersonaType;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VE-11")
class ModelSettingsTest {

  private static final Map<String, String> KEYS =
      Map.of("OPENAI_API_KEY", "k", "ANTHROPIC_API_KEY", "k", "GEMINI_API_KEY", "k");

  @Test
  void aReferenceWithAModelNeedsNoSettingForIt() {
    var models =
        read("CHAT_MODEL", "Anthropic:claude-X", "CHAT_MODEL_FALLBACKS", "ollama:qwen3:8b, openai");

    assertEquals(
        "claude-X at https://api.anthropic.com, then qwen3:8b at http://127.0.0.1:11434/v1, then"
            + " gpt-4.1-mini at https://api.openai.com/v1",
        models.shown());
    assertEquals(
        List.of("anthropic:claude-X", "ollama:qwen3:8b", "openai:gpt-4.1-mini"),
        references(models.chat()));
  }

  @Test
  void aReferenceWithAModelWinsOverTheSetting() {
    assertEquals(
        "gpt-5 at https://api.openai.com/v1",
        read("CHAT_MODEL", "openai:gpt-5", "OPENAI_MODEL", "gpt-4").shown());
  }

  @Test
  void whereNothingIsSaidTheChatsModelsDoEverything() {
    var models = read("CHAT_MODEL", "openai", "CHAT_MODEL_FALLBACKS", "demo");

    assertEquals(models.chat(), models.document());
    assertEquals(models.chat(), models.policyCheck());
    assertEquals(models.chat(), models.summary());
    assertEquals(Map.of(), models.personas());
  }

  @Test
  void tasksAndPersonasHaveModelsOfTheirOwn() {
    var models =
        read(
            "PERSONA_MODELS",
            "web_assistant=openai:gpt-5 > demo, JAIMEE_therapist = anthropic:claude",
            "DOCUMENT_MODEL",
            "gemini:pro>openai",
            "POLICY_CHECK_MODEL",
            "gemini:flash",
            "SUMMARY_MODEL",
            "demo");

    assertEquals(
        Set.of(PersonaType.WEB_ASSISTANT, PersonaType.JAIMEE_THERAPIST),
        models.personas().keySet());
    assertEquals(
        List.of("openai:gpt-5", "demo"),
        references(models.personas().getOrDefault(PersonaType.WEB_ASSISTANT, List.of())));
    assertEquals(
        List.of("anthropic:claude"),
        references(models.personas().getOrDefault(PersonaType.JAIMEE_THERAPIST, List.of())));
    assertEquals(List.of("gemini:pro", "openai:gpt-4.1-mini"), references(models.document()));
    assertEquals(List.of("gemini:flash"), references(models.policyCheck()));
    assertEquals(List.of("demo"), references(models.summary()));
  }

  @Test
  void theSameModelIsTheSameWhoeverNamesItAndHowever() {
    var models =
        read(
            "CHAT_MODEL", "openai",
            "DOCUMENT_MODEL", "openai:gpt-4.1-mini",
            "SUMMARY_MODEL", "demo > OpenAI",
            "PERSONA_MODELS", "transcriber_agent=openai:gpt-5");

    assertSame(models.chat().getFirst(), models.document().getFirst());
    assertSame(models.chat().getFirst(), models.summary().getLast());
    assertEquals(3, models.chains().stream().flatMap(List::stream).distinct().count());
  }

  @Test
  void whatLeadsToTheNextModelAndForHowLongOneIsLeftAloneCanBeSaid() {
    var models =
        read(
            "CHAT_MODEL_FALLBACK_ON", "Unavailable, rejected,not_configured,context_too_long",
            "CHAT_MODEL_COOLDOWN_SECONDS", "2.5");

    assertEquals(
        Set.of(
            ModelFailure.UNAVAILABLE,
            ModelFailure.REJECTED,
            ModelFailure.NOT_CONFIGURED,
            ModelFailure.CONTEXT_TOO_LONG),
        models.fallbackOn());
    assertEquals(Duration.ofMillis(2500), models.cooldown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CHAT_MODEL                  | nobody:x          | CHAT_MODEL: "nobody:x" is not allowed
          CHAT_MODEL                  | demo > openai     | CHAT_MODEL: "demo > openai" is not allowed
          CHAT_MODEL                  | demo:large        | CHAT_MODEL: "demo:large" names a model, but demo has only one
          CHAT_MODEL_FALLBACKS        | openai,nobody     | CHAT_MODEL_FALLBACKS: "openai,nobody" is not allowed
          CHAT_MODEL_FALLBACKS        | openai            | CHAT_MODEL_FALLBACKS: names openai:gpt-4.1-mini twice in a chain
          CHAT_MODEL_FALLBACK_ON      | unavailable,refused | CHAT_MODEL_FALLBACK_ON: "unavailable,refused" is not allowed
          CHAT_MODEL_FALLBACK_ON      | cancelled         | CHAT_MODEL_FALLBACK_ON: "cancelled" is not allowed
          CHAT_MODEL_COOLDOWN_SECONDS | 0                 | CHAT_MODEL_COOLDOWN_SECONDS: "0" is not a number of seconds above 0
          PERSONA_MODELS              | web_assistant     | PERSONA_MODELS: "web_assistant" is not allowed
          PERSONA_MODELS              | butler=openai     | PERSONA_MODELS: "butler=openai" is not allowed
          PERSONA_MODELS              | web_assistant=nobody | PERSONA_MODELS: "web_assistant=nobody" is not allowed
          PERSONA_MODELS              | web_assistant=openai>openai | PERSONA_MODELS: names openai:gpt-4.1-mini twice in a chain
          PERSONA_MODELS              | web_assistant=openai,web_assistant=demo | PERSONA_MODELS: names web_assistant twice
          DOCUMENT_MODEL              | openai>           | DOCUMENT_MODEL: "openai>" is not allowed
          POLICY_CHECK_MODEL          | nobody            | POLICY_CHECK_MODEL: "nobody" is not allowed
          SUMMARY_MODEL               | demo,openai       | SUMMARY_MODEL: "demo,openai" is not allowed
          """)
  void aWrongValueStopsTheStartAndIsNamed(String name, String value, String beginning) {
    assertEquals(
        List.of(beginning),
        faults(name, value).stream()
            .map(fault -> fault.replaceFirst("[;,] (allowed|at most).*", ""))
            .toList());
  }

  @Test
  void ofEveryVendorThatIsNamedAnywhereAllThatIsMissingIsTold() {
    assertEquals(
        List.of(
            "MISTRAL_API_KEY: is missing; with mistral:m in CHAT_MODEL_FALLBACKS set it, or"
                + " MISTRAL_BASE_URL to a server without keys",
            "AZURE_OPENAI_API_KEY: is missing; azure in PERSONA_MODELS needs it",
            "AZURE_OPENAI_ENDPOINT: is missing; azure in PERSONA_MODELS needs it",
            "AZURE_OPENAI_DEPLOYMENT: is missing; azure in PERSONA_MODELS needs it",
            "VLLM_MODEL: is missing; vllm in PERSONA_MODELS needs it",
            "ANTHROPIC_MODEL: is missing; anthropic in DOCUMENT_MODEL needs it",
            "OLLAMA_MODEL: is missing; ollama in POLICY_CHECK_MODEL needs it",
            "GEMINI_MODEL: is missing; gemini in SUMMARY_MODEL needs it"),
        faults(
            "CHAT_MODEL_FALLBACKS", "mistral:m",
            "PERSONA_MODELS", "transcriber_agent=azure > vllm",
            "DOCUMENT_MODEL", "anthropic",
            "POLICY_CHECK_MODEL", "ollama",
            "SUMMARY_MODEL", "gemini"));
  }

  @Test
  void aForeignVendorIsNamedInChainsAsOursAreAndHasModelsIfItAsksForTheirNames() {
    var haystack =
        Haystack.standard()
            .model("echo", _ -> new DemoSource.Model())
            .model(
                "acme",
                settings -> {
                  String model = settings.modelName("ACME_MODEL", "small");
                  assertFalse(model.isEmpty());
                  return new DemoSource.Model();
                });

    var models =
        read(
            haystack, "CHAT_MODEL", "acme", "CHAT_MODEL_FALLBACKS", "echo,acme:large,acme:small-2");

    assertEquals(
        List.of("acme:small", "echo", "acme:large", "acme:small-2"), references(models.chat()));
    assertEquals(
        "CHAT_MODEL: \"echo:loud\" names a model, but echo has only one",
        assertThrows(WrongSettingsException.class, () -> read(haystack, "CHAT_MODEL", "echo:loud"))
            .getMessage());
  }

  private static List<String> references(List<ChosenModel> models) {
    return models.stream().map(model -> model.reference().toString()).toList();
  }

  private static ModelSettings read(String... namesAndValues) {
    return read(Haystack.standard(), namesAndValues);
  }

  private static ModelSettings read(Haystack haystack, String... namesAndValues) {
    var environment = new HashMap<>(KEYS);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Settings.read(new SettingsReader(environment), haystack).models();
  }

  private static List<String> faults(String... namesAndValues) {
    var wrong = assertThrows(WrongSettingsException.class, () -> read(namesAndValues));
    return String.valueOf(wrong.getMessage()).lines().toList();
  }
}
