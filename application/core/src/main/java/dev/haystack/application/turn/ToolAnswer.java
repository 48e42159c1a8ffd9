package dev.haystack.application.turn;

import dev.haystack.domain.tool.ToolResult;

/** A call's result; news unless an equal call of the same turn had brought it already. */
record ToolAnswer(ToolResult result, boolean isNews) {}
