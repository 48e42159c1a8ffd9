package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonObject;

/** A piece of a tool call; what it does not say is empty, a missing index negative. */
record CallPiece(int index, String id, String name, String arguments, JsonObject opaque) {

  static final int NO_INDEX = -1;

  /** Whether it says nothing of a call. */
  boolean isEmpty() {
    return id.isEmpty() && name.isEmpty() && arguments.isBlank() && opaque.isEmpty();
  }
}
