package dev.haystack.kit.model;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What every {@link ChatModel} does. */
public abstract class ChatModelContract {

  /** What the state of another holds. */
  static final String FOREIGN = "canary-foreign";

  /** What a tool that failed says. */
  static final String FAILURE =
      "{\"status\":\"error\",\"error\":\"not_found\",\"message\":\"canary-failure\"}";

  /** The model under test. */
  protected abstract ChatModel model();

  /** The same model, but it pauses for minutes after the first piece of an answer. */
  protected abstract ChatModel pausingModel();

  /** A request that is answered with several pieces of text and no call. */
  protected abstract ModelRequest requestForText();

  /** A request that is answered with calls of tools that it offers. */
  protected abstract ModelRequest requestForCalls();

  @Test
  void thePiecesJoinedAreTheText() {
    var pieces = new ArrayList<String>();

    ModelReply reply = model().generate(requestForText(), pieces::add);

    assertTrue(pieces.size() > 1, "the answer came in one piece");
    assertEquals(reply.text(), String.join("", pieces));
    assertEquals(FinishReason.STOP, reply.finishReason());
    assertEquals(List.of(), reply.calls());
  }

  @Test
  void noPieceIsEmptyOrEndsWithinASurrogatePair() {
    var pieces = new ArrayList<String>();

    var _ = model().generate(requestForText(), pieces::add);

    for (String piece : pieces) {
      assertFalse(piece.isEmpty());
      assertFalse(Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
    }
  }

  @Test
  void piecesArriveOnTheCallingThread() {
    var threads = new HashSet<Thread>();

    var _ = model().generate(requestForText(), _ -> threads.add(Thread.currentThread()));

    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void callsAreOfOfferedToolsAndHaveIdsOfTheirOwn() {
    ModelRequest request = requestForCalls();

    ModelReply reply = model().generate(request, _ -> {});

    assertEquals(FinishReason.TOOL_CALLS, reply.finishReason());
    assertFalse(reply.calls().isEmpty());
    var ids = new HashSet<String>();
    for (ToolCall call : reply.calls()) {
      assertTrue(request.tools().stream().anyMatch(tool -> tool.name().equals(call.name())));
      assertInstanceOf(JsonObject.class, Json.parse(call.arguments()));
      assertTrue(!call.id().isEmpty() && ids.add(call.id()), "an id is missing or used twice");
    }
  }

  @Test
  void aRequestThatIsMadeFromAReplyIsTaken() {
    ModelRequest request = requestForCalls();
    ModelReply reply = model().generate(request, _ -> {});

    ModelReply next = model().generate(answered(request, reply, reply.state(), false), _ -> {});

    assertFalse(next.text().isEmpty() && next.calls().isEmpty(), "nothing was answered");
  }

  @Test
  void theStateOfAnotherIsIgnored() {
    ModelRequest request = requestForCalls();
    ModelReply reply = model().generate(request, _ -> {});
    var foreign = Optional.of(new ProviderState("nobody", "none", Json.of(FOREIGN)));

    ModelReply next = model().generate(answered(request, reply, foreign, false), _ -> {});

    assertFalse(next.text().contains(FOREIGN));
    assertEquals(
        model().generate(answered(request, reply, Optional.empty(), false), _ -> {}).text(),
        next.text());
  }

  @Test
  void aFailedToolIsTaken() {
    ModelRequest request = requestForCalls();
    ModelReply reply = model().generate(request, _ -> {});

    ModelReply next = model().generate(answered(request, reply, reply.state(), true), _ -> {});

    assertFalse(next.text().isEmpty() && next.calls().isEmpty(), "nothing was answered");
  }

  @Test
  void noToolIsCalledThatMayNotBe() {
    ModelRequest request = requestForCalls();

    ModelReply reply =
        model().generate(ModelRequest.lastOf(request.messages(), request.tools()), _ -> {});

    assertEquals(List.of(), reply.calls());
    assertEquals(FinishReason.STOP, reply.finishReason());
  }

  @Test
  void usageIsCounted() {
    ModelReply reply = model().generate(requestForText(), _ -> {});

    assertTrue(reply.usage().inputTokens() > 0);
    assertTrue(reply.usage().outputTokens() > 0);
    assertFalse(reply.model().isEmpty());
  }

  @Test
  void aModelHasAName() {
    assertFalse(model().name().isEmpty());
  }

  @Test
  void manyThreadsAreAnsweredEachOnTheirOwn() throws Exception {
    ChatModel shared = model();

    List<Boolean> whole =
        Concurrently.call(
            8,
            _ -> {
              var text = new StringBuilder();
              ModelReply reply = shared.generate(requestForText(), text::append);
              return reply.text().contentEquals(text);
            });

    assertFalse(whole.contains(false));
  }

  @Test
  void interruptingEndsItAsCancelledAndTheThreadStaysInterrupted() throws Exception {
    var begun = new CountDownLatch(1);
    var outcome = new CompletableFuture<Optional<ModelFailure>>();
    ChatModel model = pausingModel();
    Thread turn =
        Thread.startVirtualThread(
            () ->
                outcome.complete(
                    failure(model, requestForText(), _ -> begun.countDown())
                        .filter(_ -> Thread.currentThread().isInterrupted())));
    assertTrue(begun.await(10, SECONDS), "no first piece");

    turn.interrupt();

    assertEquals(Optional.of(ModelFailure.CANCELLED), outcome.get(5, SECONDS));
  }

  @Test
  void anInterruptedThreadIsCancelledAtOnce() {
    ChatModel model = model();
    Thread.currentThread().interrupt();
    try {
      var failure =
          assertThrows(ModelException.class, () -> model.generate(requestForText(), _ -> {}));
      assertEquals(ModelFailure.CANCELLED, failure.reason());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  /** The request that follows on a reply: its calls with that state, and an answer to each. */
  protected static ModelRequest answered(
      ModelRequest request, ModelReply reply, Optional<ProviderState> state, boolean failed) {
    List<ModelMessage> messages = new ArrayList<>(request.messages());
    messages.add(new ModelMessage.FromAssistant(reply.text(), reply.calls(), state));
    for (ToolCall call : reply.calls()) {
      messages.add(
          new ModelMessage.FromTool(call.id(), call.name(), failed ? FAILURE : "[]", failed));
    }
    return ModelRequest.prose(messages, request.tools());
  }

  /** The reason why an inference failed; nothing if it did not. */
  protected static Optional<ModelFailure> failure(
      ChatModel model, ModelRequest request, TextReceiver receiver) {
    try {
      var _ = model.generate(request, receiver);
      return Optional.empty();
    } catch (ModelException e) {
      return Optional.of(e.reason());
    }
  }
}
