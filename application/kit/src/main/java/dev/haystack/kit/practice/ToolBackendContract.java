package dev.haystack.kit.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** A call of that tool whose answer has all that the practice can tell. */
  protected abstract BackendCall callThatSucceeds(String tool);

  @ParameterizedTest
  @MethodSource("dev.haystack.kit.practice.ToolShapes#tools")
  void everyToolOfTheBackendIsKnown(String tool) {
    ToolResult result = backend().call(ask(tool, JsonObject.EMPTY));

    boolean unknown =
        result instanceof ToolResult.Failure(var reason, _) && reason == ToolFailure.UNKNOWN_TOOL;
    assertFalse(unknown);
  }

  @ParameterizedTest
  @MethodSource("dev.haystack.kit.practice.ToolShapes#tools")
  void everyToolAnswersInTheShapeOfTheCatalogue(String tool) {
    BackendCall call = callThatSucceeds(tool);
    ToolResult result = backend().call(call);

    var success = assertInstanceOf(ToolResult.Success.class, result, result::modelText);
    assertEquals(tool, call.tool());
    ToolShapes.assertFits(tool, success.value());
  }

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
    BackendCall unknown = ask("no_such_tool", readThatSucceeds().arguments());

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

  /** As the read, of another tool. */
  private BackendCall ask(String tool, JsonObject arguments) {
    BackendCall read = readThatSucceeds();
    return new BackendCall(
        tool, arguments, read.caller(), "key-of-" + tool, read.timezone(), read.span());
  }
}
