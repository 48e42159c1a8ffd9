package dev.haystack.domain.uistate;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;

/** What an update does to the fields. */
public sealed interface UiStateChange {

  /** The page's whole state anew. */
  record Replace(JsonObject state) implements UiStateChange {}

  /** A merge patch. */
  record Merge(JsonObject patch) implements UiStateChange {}

  /** A named change with its payload; page type and url beside it are set when present. */
  record Named(NamedChange change, JsonObject page) implements UiStateChange {}

  /** The fields after the change. */
  default JsonObject applyTo(JsonObject fields) {
    return switch (this) {
      case Replace(var state) -> UiFields.normalised(state);
      case Merge(var patch) -> MergePatch.apply(fields, UiFields.normalised(patch));
      case Named(var change, var page) -> MergePatch.apply(change.applyTo(fields), page);
    };
  }
}
