package dev.haystack.kit.model;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A model that answers each request by a rule, pauses if it is told to, and remembers all. */
public final class ScriptedChatModel implements ChatModel {

  private static final Usage USAGE = new Usage(10, 5, 0, true);

  private final Function<ModelRequest, Answer> rule;
  private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch pause = new CountDownLatch(0);

  /** What a request is answered with; an empty piece is left out. */
  public record Answer(List<String> pieces, List<ToolCall> calls, FinishReason end) {

    public Answer {
      pieces = pieces.stream().filter(piece -> !piece.isEmpty()).toList();
      calls = List.copyOf(calls);
    }

    /** Words, and nothing else. */
    public static Answer of(String... pieces) {
      return new Answer(List.of(pieces), List.of(), FinishReason.STOP);
    }

    /** Calls of tools, without words. */
    public static Answer calling(ToolCall... calls) {
      return new Answer(List.of(), List.of(calls), FinishReason.TOOL_CALLS);
    }
  }

  /** With the rule, which may throw a {@link ModelException}. */
  public ScriptedChatModel(Function<ModelRequest, Answer> rule) {
    this.rule = rule;
  }

  /** With what it says to each request, in one piece. */
  public static ScriptedChatModel saying(Function<ModelRequest, String> words) {
    return saying(words, _ -> FinishReason.STOP);
  }

  /** With what it says to each request, in one piece, and why each of these answers ends. */
  public static ScriptedChatModel saying(
      Function<ModelRequest, String> words, Function<String, FinishReason> ends) {
    return new ScriptedChatModel(
        request -> {
          String text = words.apply(request);
          return new Answer(List.of(text), List.of(), ends.apply(text));
        });
  }

  /** What it was asked, in that order. */
  public List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  /** From now on, answers pause behind their first piece until the model goes on. */
  public void pause() {
    pause = new CountDownLatch(1);
  }

  /** Goes on with all answers that pause, and pauses no more. */
  public void goOn() {
    pause.countDown();
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    requests.add(request);
    endIfInterrupted();
    Answer answer = rule.apply(request);
    for (int i = 0; i < answer.pieces().size(); i++) {
      if (i == 1) {
        await(pause);
      }
      receiver.receive(answer.pieces().get(i));
    }
    String text = String.join("", answer.pieces());
    return new ModelReply(text, answer.calls(), answer.end(), USAGE, name());
  }

  private static void endIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new ModelException(ModelFailure.CANCELLED, "interrupted");
    }
  }

  private static void await(CountDownLatch pause) {
    try {
      pause.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelFailure.CANCELLED, "interrupted");
    }
  }

  @Override
  public String name() {
    return "scripted";
  }
}
