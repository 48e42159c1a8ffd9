package dev.haystack.kit.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ToolBackend} does. */
public abstract class ToolBackendContract {

  /** The backend under test. */
  protected abstract ToolBackend backend();

  /** A read that succeeds. */
  protected abstract BackendCall readThatSucceeds();

  /** A read of something that does not exist. */
  protected abstract BackendCall readOfNothing();

  /** A write that succeeds. */
  protected abstract BackendCall writeThatSucceeds();

  @Test
  void aReadSucceeds() {
    assertInstanceOf(ToolResult.Success.class, backend().call(readThatSucceeds()));
  }

  @Test
  void aReadAskedAgainGivesTheSame() {
    ToolBackend backend = backend();

    assertEquals(backend.call(readThatSucceeds()), backend.call(readThatSucceeds()));
  }

  @Test
  void whatDoesNotExistIsAFailureWithWordsForTheModel() {
    var failure = assertInstanceOf(ToolResult.Failure.class, backend().call(readOfNothing()));

    assertEquals(ToolFailure.NOT_FOUND, failure.reason());
    assertFalse(failure.message().isBlank());
  }

  @Test
  void anUnknownToolIsAFailure() {
    BackendCall read = readThatSucceeds();
    var unknown =
        new BackendCall(
            "no_such_tool",
            read.arguments(),
            read.caller(),
            "key-unknown",
            read.timezone(),
            read.traceparent());

    var failure = assertInstanceOf(ToolResult.Failure.class, backend().call(unknown));

    assertEquals(ToolFailure.UNKNOWN_TOOL, failure.reason());
  }

  @Test
  void aWriteRepeatedUnderItsKeyIsAnsweredTheSame() {
    ToolBackend backend = backend();
    BackendCall write = writeThatSucceeds();

    ToolResult first = backend.call(write);
    ToolResult second = backend.call(write);

    assertInstanceOf(ToolResult.Success.class, first);
    assertEquals(first, second);
  }

  @Test
  void manyThreadsAreAnsweredAlike() throws Exception {
    ToolBackend backend = backend();

    List<ToolResult> results = Concurrently.call(16, _ -> backend.call(readThatSucceeds()));

    assertEquals(1, new HashSet<>(results).size());
  }

  @Test
  void anInterruptedThreadIsCancelledAtOnceAndStaysInterrupted() {
    ToolBackend backend = backend();
    Thread.currentThread().interrupt();
    try {
      var failure = assertInstanceOf(ToolResult.Failure.class, backend.call(readThatSucceeds()));
      assertEquals(ToolFailure.CANCELLED, failure.reason());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
