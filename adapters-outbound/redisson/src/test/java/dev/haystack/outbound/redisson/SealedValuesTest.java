package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.session.TurnId;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.testkit.RedisContents;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.SharedBudgets;
import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands in a Redis whose values are sealed, and what becomes of it elsewhere in there. */
@Tag("SE-10")
class SealedValuesTest {

  private static final RedisServer REDIS = RedisServer.started();
  private static final Refusals REFUSALS = new Refusals();
  private static final RedisContents SEALED = contents(Keys.sealing(false, REFUSALS, "a"));
  private static final SealedRun RUN = SealedRun.of("1");
  private static final SealedRun OTHER = SealedRun.of("2");

  private static RedisContents contents(Sealing sealing) {
    return new RedisContents(REDIS, sealing);
  }

  @AfterAll
  static void close() {
    SEALED.close();
    REDIS.close();
  }

  @BeforeEach
  void write() {
    SEALED.empty();
    REFUSALS.clear();
    RUN.writeTo(SEALED.here(), SEALED.now());
    OTHER.writeTo(SEALED.here(), SEALED.now());
  }

  @Test
  void whatOneNodeSealsAnotherOpens() {
    RUN.assertIsReadBy(SEALED.there());
    OTHER.assertIsReadBy(SEALED.there());
    assertEquals(4, SEALED.there().violations().buried(10).size());
    assertEquals(List.of(), REFUSALS.reasons());
  }

  @Test
  void nothingThatWasSaidNorWhoSaidItIsInAnyValueOrName() {
    stand();

    List<String> all = new ArrayList<>(REDIS.keys());
    REDIS.keys().forEach(key -> all.addAll(SealedValue.all(REDIS, key)));

    assertTrue(all.size() > 60, all.toString());
    for (String text : all) {
      assertFalse(text.toLowerCase(Locale.ROOT).contains(SealedRun.CANARY), text);
    }
    // what nobody could tell from a name without the key
    assertFalse(String.join(" ", all).contains(Line.of(RUN.user()).name()));
  }

  /** In the line of the user and in their budget. */
  private static void stand() {
    var ticket = new Ticket(SEALED.here().node(), new TurnId("turn"));
    var claim = new TurnLines.Claim(ticket, Duration.ZERO, false);
    var roll =
        new TurnLines.Roll(
            Line.of(RUN.user()), 10, Duration.ofSeconds(60), true, true, List.of(claim));
    var _ = SEALED.here().lines().stand(List.of(roll));
    var spent = new SharedBudgets.Spent(RUN.user(), LocalDate.EPOCH, 5);
    var _ = SEALED.here().budgets().tell(SEALED.here().node(), List.of(spent));
  }

  @Test
  void aValueOpensInNoOtherPlaceOfItsKind() {
    List<List<SealedValue>> ofRun = RUN.values(REDIS);
    List<List<SealedValue>> ofOther = OTHER.values(REDIS);
    int moved = 0;
    for (int kind = 0; kind < ofRun.size(); kind++) {
      var values = Stream.of(ofRun, ofOther).map(all(kind)).flatMap(List::stream).toList();
      for (SealedValue from : values) {
        for (SealedValue to : values) {
          if (!from.equals(to)) {
            assertDoesNotOpen(from.text(), to);
            moved++;
          }
        }
      }
    }

    assertEquals(64, moved);
    RUN.assertIsReadBy(SEALED.there());
    OTHER.assertIsReadBy(SEALED.there());
  }

  private static Function<List<List<SealedValue>>, List<SealedValue>> all(int kind) {
    return values -> values.get(kind);
  }

  /** It is counted, it changes nothing in Redis, and what stood there before is put back. */
  private static void assertDoesNotOpen(String text, SealedValue place) {
    String before = place.text();
    place.put(text);
    REFUSALS.clear();

    readAll();

    assertEquals(Set.of("tag"), Set.copyOf(REFUSALS.reasons()), place.name());
    assertEquals(text, place.text(), place.name());
    place.put(before);
  }

  private static void readAll() {
    for (SealedRun run : List.of(RUN, OTHER)) {
      var _ = run.read(SEALED.there());
      var _ = run.look(SEALED.there());
      var _ = run.events(SEALED.there());
    }
    SEALED.advance(Duration.ofMillis(2));
    var _ = SEALED.there().violations().claim(SEALED.now(), 100, Duration.ofMillis(1));
    var _ = SEALED.there().violations().buried(100);
  }
}
