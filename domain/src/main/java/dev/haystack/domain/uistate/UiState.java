package dev.haystack.domain.uistate;

import dev.haystack.domain.json.JsonObject;

/** What a page has told about itself, how often it changed, and as of when. */
public record UiState(JsonObject fields, long version, Stamp stamp) {

  /** Nothing told yet. */
  public static final UiState EMPTY = new UiState(JsonObject.EMPTY, 0, Stamp.OLDEST);
}
