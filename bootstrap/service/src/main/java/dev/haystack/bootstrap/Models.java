package dev.haystack.bootstrap;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.meter.MeteredChatModel;
import dev.haystack.application.model.ModelChain;
import dev.haystack.application.model.ModelLabel;
import dev.haystack.application.model.ModelState;
import dev.haystack.application.model.SharedModel;
import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.model.ChatModel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of each task, as the settings want them: each opened once, whoever names it. */
record Models(
    ModelChain chat,
    Map<PersonaType, ModelChain> personas,
    ModelChain document,
    ModelChain policyCheck,
    ModelChain summary,
    OutputRules output,
    List<Supplier<Dependency>> health) {

  Models {
    personas = Map.copyOf(personas);
    health = List.copyOf(health);
  }

  /** Opens what the settings name. */
  static Models of(Settings settings, Surroundings around) {
    ModelSettings wanted = settings.models();
    SequencedMap<ChosenModel, Opened> opened = new LinkedHashMap<>();
    wanted
        .chains()
        .forEach(
            chain ->
                chain.forEach(
                    model ->
                        opened.computeIfAbsent(
                            model, key -> Opened.of(key, wanted.cooldown(), around))));
    Function<List<ChosenModel>, ModelChain> chains =
        models ->
            new ModelChain(
                models.stream()
                    .flatMap(model -> Stream.ofNullable(opened.get(model)))
                    .map(Opened::model)
                    .toList(),
                wanted.fallbackOn(),
                settings.modelTimes().round(),
                around.meter(),
                around.clock());
    return new Models(
        chains.apply(wanted.chat()),
        wanted.personas().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> chains.apply(entry.getValue()))),
        chains.apply(wanted.document()),
        chains.apply(wanted.policyCheck()),
        chains.apply(wanted.summary()),
        settings.output(),
        opened.values().stream().<Supplier<Dependency>>map(model -> model::health).toList());
  }

  /** For the turns of users. */
  UserModels ofTurns(UserLimits limits) {
    return new UserModels(
        chat::work,
        personas.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()::work)),
        limits,
        output);
  }

  /** For another task that users have. */
  UserModels ofTask(ModelChain chain, UserLimits limits) {
    return new UserModels(chain::work, Map.of(), limits, output);
  }

  /** A model, and whether it is a stand-in for a real one. */
  private record Opened(SharedModel model, boolean isDemo) {

    static Opened of(ChosenModel chosen, Duration cooldown, Surroundings around) {
      String vendor = chosen.reference().vendor();
      ChatModel model = chosen.opening().open(around);
      return new Opened(
          new SharedModel(
              new ModelLabel(vendor, model.name()),
              new MeteredChatModel(vendor, model, around.meter()),
              cooldown,
              around.clock()),
          model.isDemo());
    }

    /** The model as health shows it: its state first, then which it is. */
    Dependency health() {
      ModelState state = model.state();
      String which =
          isDemo
              ? "demo model: rules, no language model; set OPENAI_API_KEY"
              : model.label().toString();
      return new Dependency(
          "model",
          state == ModelState.COOLING ? HealthStatus.DEGRADED : HealthStatus.UP,
          state.name().toLowerCase(Locale.ROOT) + ": " + which);
    }
  }
}
