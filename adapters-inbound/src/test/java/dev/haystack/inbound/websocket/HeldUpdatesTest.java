package dev.haystack.inbound.websocket;

import static dev.haystack.domain.identity.ProfileId.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.session.UiStateReply;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.inbound.limit.HeldMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HeldUpdatesTest {

  private static final long BYTES_MAX = 5 << 20;
  private static final UserId ANN = new UserId("issuer", "ann");
  private static final UserId BOB = new UserId("issuer", "bob");

  private final HeldMemory memory = new HeldMemory(BYTES_MAX);
  private final HeldUpdates held = new HeldUpdates(memory);

  @Test
  void updatesComeInTheirOrderAndAWholeStateEndsWhatWasBefore() {
    var _ = hold(patch("a"), 1, 10);
    var _ = hold(new UiStateChange.Replace(named("b")), 2, 10);
    var _ = hold(patch("c"), 3, 10);

    assertEquals(List.of(2L, 3L), sequences());
  }

  @Test
  void anEarlierOneIsStale() {
    var _ = hold(patch("a"), 2, 10);

    assertEquals(new UiStateReply.Refused(UiStateReply.Reason.STALE, 1), hold(patch("b"), 1, 10));
  }

  @Test
  void theOldestGoWhereTheyAreTooMany() {
    for (int i = 1; i <= 40; i++) {
      assertInstanceOf(UiStateReply.Accepted.class, hold(patch("a"), i, 10));
    }

    assertEquals(32, sequences().size());
  }

  @Test
  void theOldestGoWhereTheyAreTooLong() {
    for (int i = 1; i <= 3; i++) {
      assertInstanceOf(UiStateReply.Accepted.class, hold(patch("a"), i, 1 << 19));
    }

    assertEquals(List.of(2L, 3L), sequences());
  }

  @Test
  void oneThatTakesMuchMoreThanItsTextIsTooLarge() {
    List<Json> many = new ArrayList<>(Collections.nCopies(100_000, Json.parse("[[]]")));
    var change = new UiStateChange.Replace(JsonObject.EMPTY.with("x", new JsonArray(many)));

    assertEquals(
        new UiStateReply.Refused(UiStateReply.Reason.TOO_LARGE, 0), hold(change, 1, 500_000));
    assertEquals(Optional.empty(), held.oldest());
  }

  @Test
  @Tag("SE-4")
  void whatAnothersPageToldIsForgotten() {
    var _ = hold(patch("a"), 1, 10);
    held.tellerIs(ANN);
    assertTrue(held.oldest().isPresent(), "nobody else's so far");

    held.tellerIs(BOB);

    assertEquals(Optional.empty(), held.oldest());
  }

  @Test
  @Tag("SE-15")
  void allSocketsShareTheMemoryForWhatTheyHoldAndGiveItBack() {
    try (var other = new HeldUpdates(memory)) {
      assertInstanceOf(UiStateReply.Accepted.class, hold(large("a"), 1, 10));
      assertInstanceOf(UiStateReply.Accepted.class, other.hold(of(large("b"), 1), NONE, 10));
      long full = memory.bytes();
      assertTrue(full > BYTES_MAX / 2, () -> full + " bytes");

      assertEquals(
          new UiStateReply.Refused(UiStateReply.Reason.TOO_LARGE, 1), hold(large("c"), 2, 10));
      assertEquals(full, memory.bytes());

      // in place of what was before there is room
      var anew = new UiStateChange.Replace(large("d").applyTo(JsonObject.EMPTY));
      assertInstanceOf(UiStateReply.Accepted.class, hold(anew, 3, 10));
      held.tellerIs(ANN);
      held.tellerIs(BOB);
    }

    assertEquals(0, memory.bytes());
  }

  private static UiStateChange large(String name) {
    return new UiStateChange.Merge(JsonObject.EMPTY.with(name, Json.of("x".repeat(2_000_000))));
  }

  private UiStateReply hold(UiStateChange change, long sequence, int characters) {
    return held.hold(of(change, sequence), NONE, characters);
  }

  private static UiStateUpdate of(UiStateChange change, long sequence) {
    return new UiStateUpdate(change, new Stamp(Instant.EPOCH, sequence));
  }

  private static UiStateChange patch(String name) {
    return new UiStateChange.Merge(named(name));
  }

  private static JsonObject named(String name) {
    return JsonObject.EMPTY.with("name", Json.of(name));
  }

  private List<Long> sequences() {
    List<Long> sequences = new ArrayList<>();
    while (held.oldest().isPresent()) {
      sequences.add(held.oldest().get().update().stamp().sequence());
      held.removeOldest();
    }
    return sequences;
  }
}
