package dev.haystack.kit.practice;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.practice.ToolBackend;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a {@link ToolBackend} does, beyond {@link ToolBackendContract}, that asks a server. */
public abstract class RemoteToolBackendContract extends ToolBackendContract {

  /** A backend whose server cannot be connected to. */
  protected abstract ToolBackend unreachableBackend();

  /** A backend whose server takes the request and then says nothing for minutes. */
  protected abstract ToolBackend silentBackend();

  /** Waits, with a bound, until the silent backend's server has the request. */
  protected abstract void awaitSilentRequest() throws Exception;

  @Test
  void anUnreachableServerIsDown() {
    var failure =
        assertInstanceOf(ToolResult.Failure.class, unreachableBackend().call(readThatSucceeds()));

    assertEquals(ToolFailure.BACKEND_DOWN, failure.reason());
  }

  @Test
  void interruptingAWaitingCallIsCancelledAndTheThreadStaysInterrupted() throws Exception {
    var outcome = new CompletableFuture<ToolResult>();
    var interrupted = new CompletableFuture<Boolean>();
    ToolBackend backend = silentBackend();
    Thread call =
        Thread.startVirtualThread(
            () -> {
              outcome.complete(backend.call(readThatSucceeds()));
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    awaitSilentRequest();

    call.interrupt();

    var failure = assertInstanceOf(ToolResult.Failure.class, outcome.get(5, SECONDS));
    assertEquals(ToolFailure.CANCELLED, failure.reason());
    assertTrue(interrupted.get(5, SECONDS));
  }
}
