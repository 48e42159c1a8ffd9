package dev.haystack.application.turn;

import dev.haystack.domain.tool.ToolResult;
import java.util.concurrent.CompletableFuture;

/** A call whose result is on its way; its own, unless an equal call had asked for it before. */
record PendingAnswer(PreparedCall call, CompletableFuture<ToolResult> result, boolean isOwn) {}
