package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.NewCallIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts tool calls together from their pieces. Pieces belong together by their index; servers that
 * give every call the same index, or none, are understood by the calls' ids and names. A call
 * begins where a name comes and the one before is whole; ids alone begin none, since some change
 * with every piece.
 */
final class CallAssembly {

  private final int callsMax;
  private final int charsMax;
  private final List<CallUnderWay> calls = new ArrayList<>();
  private int chunk;
  private int chars;

  CallAssembly(int callsMax, int charsMax) {
    this.callsMax = callsMax;
    this.charsMax = charsMax;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** How long the names and arguments are together. */
  int chars() {
    return chars;
  }

  /** Adds the pieces of one chunk. */
  void add(List<CallPiece> pieces) {
    chunk++;
    for (CallPiece piece : pieces) {
      if (!piece.isEmpty()) {
        add(piece);
      }
    }
  }

  private void add(CallPiece piece) {
    CallUnderWay call =
        meant(piece)
            .filter(known -> !known.isFollowedBy(piece, chunk))
            .orElseGet(() -> begin(piece.index()));
    int before = call.chars();
    call.add(piece, chunk);
    chars += call.chars() - before;
    chars += piece.opaque().isEmpty() ? 0 : piece.opaque().text().length();
    if (chars > charsMax) {
      throw AttemptException.invalid("the tool calls are over the limit");
    }
  }

  /** The calls in the order of their beginning, under ids of their own. */
  List<ToolCall> calls(NewCallIds ids) {
    List<ToolCall> whole = new ArrayList<>();
    for (CallUnderWay call : calls) {
      if (call.name().isEmpty()) {
        throw AttemptException.invalid("a tool call has no name");
      }
      String arguments = call.arguments();
      whole.add(
          new ToolCall(ids.of(call.id()), call.name(), arguments.isBlank() ? "{}" : arguments));
    }
    return whole;
  }

  /** The opaque members of those calls, which were made of this, by the calls' ids. */
  JsonObject opaque(List<ToolCall> whole) {
    var ofCalls = JsonObject.builder();
    for (int i = 0; i < whole.size(); i++) {
      JsonObject opaque = calls.get(i).opaque();
      if (!opaque.isEmpty()) {
        ofCalls.put(whole.get(i).id(), opaque);
      }
    }
    return ofCalls.build();
  }

  /** The latest call that a piece can belong to. */
  private Optional<CallUnderWay> meant(CallPiece piece) {
    Predicate<CallUnderWay> inPlace =
        call -> piece.index() < 0 || call.index() < 0 || call.index() == piece.index();
    Predicate<CallUnderWay> named = call -> !call.id().isEmpty() && call.id().equals(piece.id());
    return latest(inPlace.and(named))
        .or(() -> latest(inPlace))
        .or(() -> latest(named).filter(_ -> piece.name().isEmpty()))
        .or(() -> latest(_ -> true).filter(call -> isTailOf(call, piece)));
  }

  // of servers that count the pieces where they should count the calls
  private static boolean isTailOf(CallUnderWay call, CallPiece piece) {
    return piece.name().isEmpty() && piece.id().isEmpty() && !call.isWhole();
  }

  private Optional<CallUnderWay> latest(Predicate<CallUnderWay> test) {
    return calls.reversed().stream().filter(test).findFirst();
  }

  private CallUnderWay begin(int index) {
    if (calls.size() >= callsMax) {
      throw AttemptException.invalid("there are more tool calls than the limit");
    }
    var call = new CallUnderWay(index);
    calls.add(call);
    return call;
  }
}
