package dev.haystack.bootstrap;

import dev.haystack.domain.persona.PersonaType;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which models are asked for what: each list in the order in which they are asked.
 *
 * @param personas only those that have models of their own
 * @param fallbackOn the failures for which the next one is asked
 * @param cooldown how long one is left alone that fails again and again
 */
record ModelSettings(
    List<ChosenModel> chat,
    Map<PersonaType, List<ChosenModel>> personas,
    List<ChosenModel> document,
    List<ChosenModel> policyCheck,
    List<ChosenModel> summary,
    Set<ModelFailure> fallbackOn,
    Duration cooldown) {

  static final String CHAT = "CHAT_MODEL";

  private static final String FALLBACKS = "CHAT_MODEL_FALLBACKS";
  private static final String PERSONAS = "PERSONA_MODELS";
  private static final String STANDARD_REASONS =
      "unavailable,rate_limited,quota_exhausted,timeout,stalled,truncated,invalid_answer";
  private static final Set<ModelFailure> REASONS =
      EnumSet.of(
          ModelFailure.UNAVAILABLE,
          ModelFailure.RATE_LIMITED,
          ModelFailure.QUOTA_EXHAUSTED,
          ModelFailure.TIMEOUT,
          ModelFailure.STALLED,
          ModelFailure.TRUNCATED,
          ModelFailure.INVALID_ANSWER,
          ModelFailure.NOT_CONFIGURED,
          ModelFailure.CONTEXT_TOO_LONG,
          ModelFailure.REJECTED);

  ModelSettings {
    chat = List.copyOf(chat);
    personas = Map.copyOf(personas);
    document = List.copyOf(document);
    policyCheck = List.copyOf(policyCheck);
    summary = List.copyOf(summary);
    fallbackOn = Set.copyOf(fallbackOn);
  }

  /**
   * Reads them, and of every model that is named its own settings.
   *
   * @param standard the model that answers if nobody says which
   */
  static ModelSettings read(SettingsReader reader, ModelReader models, String standard) {
    String first = reader.text(CHAT, standard, models.allowed(), models::isOneKnown);
    List<String> others =
        reader.list(FALLBACKS, models.allowed() + ", with commas between", models::isOneKnown);
    List<ChosenModel> chat =
        Stream.concat(
                Stream.of(models.model(CHAT, ModelReference.of(first))),
                others.stream().map(text -> models.model(FALLBACKS, ModelReference.of(text))))
            .toList();
    models.check(FALLBACKS, chat);
    return new ModelSettings(
        chat,
        personas(reader, models),
        task("DOCUMENT_MODEL", reader, models).orElse(chat),
        task("POLICY_CHECK_MODEL", reader, models).orElse(chat),
        task("SUMMARY_MODEL", reader, models).orElse(chat),
        reasons(reader),
        reader.seconds("CHAT_MODEL_COOLDOWN_SECONDS", 30));
  }

  /** The chains of all tasks and personas. */
  List<List<ChosenModel>> chains() {
    return Stream.concat(
            Stream.of(chat, document, policyCheck, summary),
            personas.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue))
        .toList();
  }

  /** What the start says of it: who answers, and who is there besides for personas and tasks. */
  String shown() {
    String others =
        chains().stream()
            .flatMap(List::stream)
            .distinct()
            .filter(model -> !chat.contains(model))
            .map(ChosenModel::shown)
            .collect(Collectors.joining(", "));
    return chat.stream().map(ChosenModel::shown).collect(Collectors.joining(", then "))
        + (others.isEmpty() ? "" : "; besides " + others);
  }

  private static Optional<List<ChosenModel>> task(
      String setting, SettingsReader reader, ModelReader models) {
    String chain = reader.text(setting, "", models.allowed() + ", with > between", models::isKnown);
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.of(models.chain(setting, ModelReference.chain(chain)));
  }

  private static Map<PersonaType, List<ChosenModel>> personas(
      SettingsReader reader, ModelReader models) {
    String names =
        Arrays.stream(PersonaType.values())
            .map(PersonaType::wireName)
            .collect(Collectors.joining(", "));
    List<String> entries =
        reader.list(
            PERSONAS,
            "persona=model with commas between; personas: "
                + names
                + "; models: "
                + models.allowed()
                + ", with > between",
            entry -> persona(entry).isPresent() && models.isKnown(chain(entry)));
    var chains = new EnumMap<PersonaType, List<ChosenModel>>(PersonaType.class);
    for (String entry : entries) {
      PersonaType persona = persona(entry).orElseThrow();
      var chain = models.chain(PERSONAS, ModelReference.chain(chain(entry)));
      if (chains.put(persona, chain) != null) {
        reader.fault(PERSONAS, "names " + persona.wireName() + " twice");
      }
    }
    return chains;
  }

  private static Optional<PersonaType> persona(String entry) {
    return PersonaType.of(entry.split("=", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  private static String chain(String entry) {
    return entry.substring(entry.indexOf('=') + 1);
  }

  private static Set<ModelFailure> reasons(SettingsReader reader) {
    Map<String, ModelFailure> words =
        REASONS.stream().collect(Collectors.toMap(ModelSettings::word, reason -> reason));
    String allowed =
        REASONS.stream().map(ModelSettings::word).collect(Collectors.joining(", "))
            + ", with commas between";
    return reader
        .list(
            "CHAT_MODEL_FALLBACK_ON",
            STANDARD_REASONS,
            allowed,
            text -> words.containsKey(text.toLowerCase(Locale.ROOT)))
        .stream()
        .map(text -> Optional.ofNullable(words.get(text.toLowerCase(Locale.ROOT))).orElseThrow())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String word(ModelFailure reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
