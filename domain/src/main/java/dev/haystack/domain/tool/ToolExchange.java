package dev.haystack.domain.tool;

/** A call together with its result: there is none without the other. */
public record ToolExchange(ToolCall call, ToolResult result) {}
