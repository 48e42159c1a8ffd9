package dev.haystack.domain.tool;

import dev.haystack.domain.json.JsonObject;

/** Something the user's page is asked to do; the target is empty where the action has none. */
public record UiAction(String id, String type, String target, JsonObject payload) {}
