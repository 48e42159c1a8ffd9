package dev.haystack.domain.uistate;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;
import java.util.List;

/** What an update does to the fields. */
public sealed interface UiStateChange {

  /** The page's whole state anew. */
  record Replace(JsonObject state) implements UiStateChange {}

  /** A merge patch. */
  record Merge(JsonObject patch) implements UiStateChange {}

  /** A named change with its payload; page type and url beside it are set when present. */
  record Named(NamedChange change, JsonObject page) implements UiStateChange {}

  /** Changes one after the other, as one. */
  record Several(List<UiStateChange> changes) implements UiStateChange {
    public Several {
      changes = List.copyOf(changes);
    }
  }

  /** Whether nothing remains of the fields before. */
  default boolean replacesAll() {
    return switch (this) {
      case Replace _ -> true;
      case Merge _, Named _ -> false;
      case Several(var changes) -> changes.stream().anyMatch(UiStateChange::replacesAll);
    };
  }

  /** The fields after the change. */
  default JsonObject applyTo(JsonObject fields) {
    return switch (this) {
      case Replace(var state) -> UiFields.normalised(state);
      case Merge(var patch) -> MergePatch.apply(fields, UiFields.normalised(patch));
      case Named(var change, var page) -> MergePatch.apply(change.applyTo(fields), page);
      case Several(var changes) -> applied(changes, fields);
    };
  }

  private static JsonObject applied(List<UiStateChange> changes, JsonObject fields) {
    JsonObject applied = fields;
    for (UiStateChange change : changes) {
      applied = change.applyTo(applied);
    }
    return applied;
  }
}
