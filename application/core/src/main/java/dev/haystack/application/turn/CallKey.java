package dev.haystack.application.turn;

import dev.haystack.domain.json.JsonObject;

/** What makes two reads of a turn the same. */
record CallKey(String tool, JsonObject arguments) {}
