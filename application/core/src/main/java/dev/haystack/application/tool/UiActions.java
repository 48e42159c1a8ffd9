package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.UiAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Finds in tool results what the user's page is asked to do. */
public final class UiActions {

  static final int ACTIONS_MAX = 100;
  static final int DEPTH_MAX = 8;

  private static final Set<String> FIELDS = Set.of("ui_action", "ui_actions");

  private final Supplier<String> ids;
  private final Set<String> knownTypes;

  public UiActions(Supplier<String> ids) {
    this.ids = ids;
    this.knownTypes = ToolCatalogue.load().actionTypes();
  }

  /** The actions in the order in which they stand there, each under an id of its own. */
  public List<UiAction> in(Json result) {
    List<UiAction> found = new ArrayList<>();
    search(result, 0, found);
    return List.copyOf(found);
  }

  private void search(Json value, int depth, List<UiAction> found) {
    if (depth > DEPTH_MAX) {
      return;
    }
    if (value instanceof JsonArray array) {
      array.forEach(element -> search(element, depth + 1, found));
    } else if (value instanceof JsonObject object) {
      object
          .members()
          .forEach(
              (name, member) -> {
                if (FIELDS.contains(name)) {
                  collect(member, found);
                } else {
                  search(member, depth + 1, found);
                }
              });
    }
  }

  private void collect(Json requested, List<UiAction> found) {
    if (requested instanceof JsonArray several) {
      several.objects().forEach(action -> add(action, found));
    } else if (requested instanceof JsonObject action) {
      add(action, found);
    }
  }

  private void add(JsonObject action, List<UiAction> found) {
    String type = action.string("type").orElse("");
    if (knownTypes.contains(type) && found.size() < ACTIONS_MAX) {
      String target = action.string("target").orElse("");
      JsonObject payload = action.object("payload").orElse(JsonObject.EMPTY);
      found.add(new UiAction(ids.get(), type, target, payload));
    }
  }
}
