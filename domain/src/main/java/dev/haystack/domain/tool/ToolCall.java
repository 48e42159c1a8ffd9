package dev.haystack.domain.tool;

/** A model's wish to call a tool; the arguments are its text, not yet known to be JSON. */
public record ToolCall(String id, String name, String arguments) {}
