package dev.haystack.port.practice;

import dev.haystack.domain.tool.ToolResult;

/**
 * The practice behind the tools: one tool call, in the caller's name.
 *
 * <p>{@link #call} blocks the calling (virtual) thread, no longer than the backend's own time
 * limit, the time not counted that it waits for the caller's lease. Whatever goes wrong, foreseen
 * or not, is a {@link ToolResult.Failure} with words for the model and without anything of the
 * upstream's body. Reads may be repeated after a transient failure, writes only under the call's
 * idempotency key. Interrupting the calling thread ends the call at once with reason {@code
 * CANCELLED}; the thread stays interrupted. No credential outlives the call. Safe for use by many
 * threads.
 */
public interface ToolBackend {

  /** Calls the tool of that name; the arguments fit its schema and its defaults are filled in. */
  ToolResult call(BackendCall call);

  /** Whether it is a stand-in for a real practice. */
  default boolean isDemo() {
    return false;
  }
}
