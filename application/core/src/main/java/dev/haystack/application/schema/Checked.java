package dev.haystack.application.schema;

import dev.haystack.domain.json.JsonObject;

/** What the check of a call's arguments found. */
public sealed interface Checked {

  /** They fit; defaults are filled in. */
  record Valid(JsonObject arguments) implements Checked {}

  /** They do not; the message tells the model each place and what is expected there. */
  record Invalid(String message) implements Checked {}
}
