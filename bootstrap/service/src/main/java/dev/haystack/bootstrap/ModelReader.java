package dev.haystack.bootstrap;

import dev.haystack.port.model.ChatModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings that name models, and of each model its own: each once, however many settings name
 * it. For the starting thread.
 */
final class ModelReader {

  private final SettingsReader reader;
  private final Map<String, ModelSource> sources;
  private final Map<ModelReference, ChosenModel> chosen = new HashMap<>();

  /**
   * Of vendors.
   *
   * @param sources by the vendors' words, in an order in which they can be told
   */
  ModelReader(SettingsReader reader, Map<String, ModelSource> sources) {
    this.reader = reader;
    this.sources = sources;
  }

  /** What a reference may be, in words. */
  String allowed() {
    return String.join(", ", sources.keySet()) + ", or one of these with a model (vendor:model)";
  }

  /** Whether a setting may hold that chain. */
  boolean isKnown(String chain) {
    return ModelReference.chain(chain).stream().allMatch(this::isKnown);
  }

  /** Whether a setting may hold that single reference. */
  boolean isOneKnown(String reference) {
    return isKnown(ModelReference.of(reference));
  }

  private boolean isKnown(ModelReference reference) {
    return sources.containsKey(reference.vendor());
  }

  /** The models of a chain that a setting names. */
  List<ChosenModel> chain(String setting, List<ModelReference> references) {
    var models = references.stream().map(reference -> model(setting, reference)).toList();
    check(setting, models);
    return models;
  }

  /** Notes what is named twice in a chain, for that would be asked in its own place. */
  void check(String setting, List<ChosenModel> models) {
    var seen = new HashSet<ModelReference>();
    for (ChosenModel model : models) {
      if (!seen.add(model.reference())) {
        reader.fault(setting, "names " + model.reference() + " twice in a chain");
      }
    }
  }

  ChosenModel model(String setting, ModelReference reference) {
    String by =
        setting.equals(ModelSettings.CHAT)
            ? setting + "=" + reference
            : reference + " in " + setting;
    var wanted = new WantedModel(reference, by);
    Opening<ChatModel> opening = source(reference).read(reader.wanting(wanted));
    if (wanted.isNamedInVain()) {
      reader.fault(
          setting,
          "\"" + reference + "\" names a model, but " + reference.vendor() + " has only one");
    }
    return chosen.computeIfAbsent(wanted.whole(), whole -> new ChosenModel(whole, opening));
  }

  private ModelSource source(ModelReference reference) {
    return Optional.ofNullable(sources.get(reference.vendor())).orElseThrow();
  }
}
