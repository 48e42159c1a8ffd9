package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.ANNA;
import static dev.haystack.cluster.nodes.Talk.BEN;
import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.context;
import static dev.haystack.cluster.nodes.Talk.note;
import static dev.haystack.cluster.nodes.Talk.open;
import static dev.haystack.cluster.nodes.Talk.say;
import static dev.haystack.cluster.nodes.Talk.tell;
import static dev.haystack.cluster.nodes.Talk.told;
import static dev.haystack.cluster.nodes.Talk.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.port.store.UiStateWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Redis that drops some of a session's records and keeps the others. */
class EvictionTest extends TwoNodes {

  private static final List<String> RECORDS = List.of("session", "messages", "ids", "ui");

  static Stream<List<String>> records() {
    return RECORDS.stream()
        .flatMap(one -> RECORDS.stream().map(other -> List.of(one, other)))
        .filter(pair -> pair.getFirst().compareTo(pair.getLast()) <= 0);
  }

  @ParameterizedTest
  @MethodSource("records")
  @Tag("FC-10")
  void whateverIsDroppedALiveNodeWritesAgain(List<String> dropped) {
    converse();
    drop(dropped);

    assertTrue(say(near.sessions(), SESSION, "seven").isPresent());

    assertWhole("seven");
  }

  @ParameterizedTest
  @MethodSource("records")
  @Tag("FC-10")
  void whateverIsDroppedOfTwoNodesWhoeverSpeaksFirst(List<String> dropped) {
    converse();
    assertEquals(6, words(far.sessions(), SESSION).size());
    assertEquals("{\"at\":2}", told(far.uiStates(), SESSION));
    drop(dropped);

    assertTrue(say(far.sessions(), SESSION, "seven").isPresent());
    assertTrue(say(near.sessions(), SESSION, "eight").isPresent());

    assertWhole("seven", "eight");
  }

  private void assertWhole(String... said) {
    List<String> all = new ArrayList<>(List.of("one", "two", "three", "four", "five", "six"));
    all.addAll(List.of(said));
    for (TestNode node : List.of(near, far)) {
      assertEquals(all, words(node.sessions(), SESSION));
      assertEquals(Json.parse("{\"a\":2}"), context(node.sessions(), SESSION));
      assertEquals(ANNA, node.sessions().find(SESSION).orElseThrow().owner());
    }
    assertEquals(all.size(), stored(SESSION).size());
    assertEquals("{\"at\":2}", told(near.uiStates(), SESSION));
    assertEquals("{\"at\":2}", told(far.uiStates(), SESSION));
    assertTrue(near.reachability().isInReach() && far.reachability().isInReach());
  }

  @Test
  @Tag("FC-10")
  void messagesThatGrewAnewBeyondWhatANodeHadReadAreNotTakenForTheOldOnes() {
    converse();
    assertEquals(6, words(far.sessions(), SESSION).size());
    drop(List.of("messages", "ids"));
    // as a node that held nothing would say it
    for (int i = 0; i < 8; i++) {
      var _ = redis.command("RPUSH", key("messages"), record("new-" + i));
      var _ = redis.command("SADD", key("ids"), "m:new-" + i);
    }

    assertEquals(14, words(near.sessions(), SESSION).size());
    assertTrue(say(near.sessions(), SESSION, "seven").isPresent());

    assertEquals(15, words(far.sessions(), SESSION).size());
    assertEquals(15, stored(SESSION).size());
  }

  @Test
  @Tag("FC-10")
  void aRestOfIdsDoesNotHideWhatANodeBringsAgain() {
    converse();
    drop(List.of("messages"));
    // as a node of an earlier version did
    var _ = redis.command("RPUSH", key("messages"), record("x"));

    List<String> all = List.of("x", "one", "two", "three", "four", "five", "six", "seven");
    assertTrue(say(near.sessions(), SESSION, "seven").isPresent());
    assertEquals(all, words(near.sessions(), SESSION));
    assertEquals(all, words(far.sessions(), SESSION));
  }

  @Test
  @Tag("FC-10")
  void whatNobodyHoldsIsNotShownToWhoeverBeginsTheSessionAnew() {
    converse();
    drop(List.of("session"));

    var _ = open(far.sessions(), SESSION, BEN);

    assertEquals(List.of(), words(far.sessions(), SESSION));
    assertEquals(List.of(), words(near.sessions(), SESSION));
  }

  @ParameterizedTest
  @MethodSource("damages")
  @Tag("FC-10")
  @Tag("SR-4")
  void aSessionWithADamagedHashStaysOne(List<String> damage) {
    converse();
    var _ = redis.command(damage.toArray(String[]::new));
    List<String> all = List.of("one", "two", "three", "four", "five", "six", "seven");

    var _ = open(far.sessions(), SESSION, ANNA);
    assertTrue(say(far.sessions(), SESSION, "seven").isPresent());
    assertEquals(all, words(far.sessions(), SESSION));
    note(far.sessions(), SESSION, "{\"b\":1}");
    assertTrue(say(near.sessions(), SESSION, "eight").isPresent());

    assertEquals(8, words(near.sessions(), SESSION).size());
    assertEquals(8, words(far.sessions(), SESSION).size());
    assertEquals(Json.parse("{\"a\":2,\"b\":1}"), context(near.sessions(), SESSION));
    assertEquals(context(near.sessions(), SESSION), context(far.sessions(), SESSION));
    assertEquals(0, near.sessions().aheadCount() + far.sessions().aheadCount());
  }

  static Stream<List<String>> damages() {
    String key = key("session");
    return Stream.concat(
        Stream.of("incarnation", "persona", "created", "activity", "version", "context")
            .flatMap(
                field -> Stream.of(List.of("HDEL", key, field), List.of("HSET", key, field, ""))),
        Stream.of("persona", "created", "activity", "version", "context")
            .map(field -> List.of("HSET", key, field, "\u0000?}")));
  }

  private void converse() {
    var _ = open(near.sessions(), SESSION, ANNA);
    for (String word : List.of("one", "two", "three", "four", "five", "six")) {
      assertTrue(say(near.sessions(), SESSION, word).isPresent());
    }
    note(near.sessions(), SESSION, "{\"a\":2}");
    assertTrue(tell(near.uiStates(), SESSION, 2, "{\"at\":2}") instanceof UiStateWrite.Accepted);
  }

  private static String record(String name) {
    return "{\"id\":\"%s\",\"role\":\"user\",\"content\":\"%s\",\"at\":\"2026-03-02T10:00:00Z\"}"
        .formatted(name, name);
  }

  private void drop(List<String> records) {
    records.forEach(record -> redis.command("DEL", key(record)));
  }

  private static String key(String what) {
    return "haystack:{" + SESSION.value() + "}:" + what;
  }
}
