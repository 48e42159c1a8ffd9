package dev.haystack.outbound.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.outbound.model.NewCallIds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FP-6")
class CallAssemblyTest {

  private static final String JOHN = "{\"q\":\"John\"}";

  private final CallAssembly calls = new CallAssembly(8, 100_000_000);

  @Test
  void twoNamesInOneChunkAreTwoCallsEvenWithoutArguments() {
    calls.add(List.of(piece(0, "", "list", ""), piece(0, "", "list", "")));

    assertEquals(List.of("list {}", "list {}"), told());
  }

  @Test
  void theSameNameWithOtherArgumentsIsAnotherCall() {
    one(piece(0, "c", "search", JOHN));
    one(piece(0, "c", "search", "{\"q\":\"Ann\"}"));

    assertEquals(List.of("search " + JOHN, "search {\"q\":\"Ann\"}"), told());
  }

  @Test
  void otherIdsMakeTwoCallsOfEqualOnes() {
    one(piece(0, "c1", "search", JOHN));
    one(piece(0, "c2", "search", JOHN));

    assertEquals(2, told().size());
  }

  @Test
  void anIdThatChangesWithANameThatRepeatsIsOneCallUntilItIsWhole() {
    one(piece(0, "a", "search", ""));
    one(piece(0, "b", "search", "{\"q\":"));
    one(piece(0, "c", "search", "\"John\"}"));
    one(piece(0, "d", "read", "{\"id\":7}"));

    assertEquals(List.of("search " + JOHN, "read {\"id\":7}"), told());
  }

  @Test
  void anObjectWithinThatBeginsLikeItsParentIsNoRepetition() {
    one(piece(0, "c", "set", "{\"a\":"));
    one(piece(0, "", "", "{\"a\":1}}"));

    assertEquals(List.of("set {\"a\":{\"a\":1}}"), told());
  }

  @Test
  void twoDifferentWholeArgumentsOfOneCallAreNeverChosenBetween() {
    one(piece(0, "c", "search", JOHN));
    one(piece(0, "", "", "{\"q\":\"Ann\"}"));

    assertEquals(List.of("search " + JOHN + "{\"q\":\"Ann\"}"), told());
  }

  @Test
  void wholeArgumentsMayComeAnyNumberOfTimes() {
    one(piece(0, "c", "search", "{}"));
    one(piece(0, "", "", JOHN));
    one(piece(0, "", "", JOHN));
    one(piece(0, "", "", "{\"q\":"));
    one(piece(0, "", "", "\"John\"}"));
    one(piece(0, "", "", "{\"q\""));

    assertEquals(List.of("search " + JOHN), told());
  }

  @Test
  void bracesWithinTextsDoNotEndTheArguments() {
    one(piece(0, "", "search", "{\"q\":\"}\\\"}"));
    one(piece(0, "", "", "{\"}"));
    one(piece(0, "", "read", "{}"));

    assertEquals(List.of("search {\"q\":\"}\\\"}{\"}", "read {}"), told());
  }

  @Test
  void argumentsInManyPiecesCostInProportion() {
    assertInProportion("{{{{{{{{");
    assertInProportion("\"}{\"a\":\"");
  }

  private static void assertInProportion(String piece) {
    long once = nanos(20_000, piece);
    long twice = nanos(40_000, piece);

    assertTrue(twice < Math.max(once, 20_000_000) * 3, once + " ns, then " + twice);
  }

  private static long nanos(int pieces, String piece) {
    long best = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      var calls = new CallAssembly(8, 100_000_000);
      long start = System.nanoTime();
      calls.add(List.of(piece(0, "c", "search", "{\"q\":\"")));
      for (int i = 0; i < pieces; i++) {
        calls.add(List.of(piece(0, "c", "", piece)));
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private void one(CallPiece piece) {
    calls.add(List.of(piece));
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    var number = new AtomicInteger();
    var ids =
        new NewCallIds(
            ModelRequest.prose(List.of(), List.of()), () -> "made" + number.getAndIncrement());
    for (ToolCall call : calls.calls(ids)) {
      told.add(call.name() + " " + call.arguments());
    }
    return told;
  }

  private static CallPiece piece(int index, String id, String name, String arguments) {
    return new CallPiece(index, id, name, arguments, JsonObject.EMPTY);
  }
}
