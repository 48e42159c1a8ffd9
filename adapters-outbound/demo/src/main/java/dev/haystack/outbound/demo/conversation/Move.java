package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.json.JsonObject;

/** What the demo model does next. */
public sealed interface Move {

  /** It ends the turn with these words. */
  record Say(String text) implements Move {}

  /** It says something and calls a tool. */
  record Call(String text, String tool, JsonObject arguments) implements Move {}
}
