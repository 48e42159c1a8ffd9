package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.session.UiStateReply.Reason;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.uistate.NamedChange;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.inbound.protocol.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FC-7")
class JoinedUpdatesTest {

  private static final int CHARACTERS_MAX = 100;
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final UiState BEFORE =
      new UiState(fields("{\"x\":1,\"y\":{\"a\":1}}"), 7, Stamp.OLDEST);

  private final JoinedUpdates joined =
      new JoinedUpdates(Credentials.NONE, CHARACTERS_MAX, Duration.ofHours(1));

  @Test
  void changesAreAppliedInTheirOrderAndCountAsOneOfTheNewestsTime() {
    assertTrue(join(1, new UiStateChange.Merge(fields("{\"x\":null,\"y\":5}"))));
    assertTrue(join(2, new UiStateChange.Merge(fields("{\"y\":{\"b\":2}}"))));
    assertTrue(join(3, named("tab_changed", Json.of("notes"))));
    UiState after = whole().applyTo(BEFORE, NOW).orElseThrow();
    assertEquals(fields("{\"y\":{\"b\":2},\"active_tab\":\"notes\"}"), after.fields());
    assertEquals(8, after.version());
    assertEquals(stamp(3), after.stamp());
  }

  @Test
  void aWholeStateForgetsWhatCameBefore() {
    for (int second = 1; second <= 50; second++) {
      assertTrue(join(second, new UiStateChange.Replace(fields("{\"n\":" + second + "}"))));
    }
    assertEquals(10, joined.characters());
    assertEquals(
        new UiStateChange.Several(List.of(new UiStateChange.Replace(fields("{\"n\":50}")))),
        whole().change());
  }

  @Test
  void eachIsAnswered() {
    assertTrue(join(5, new UiStateChange.Merge(JsonObject.EMPTY)));
    assertTrue(join(4, new UiStateChange.Merge(fields("{\"x\":9}"))));
    assertTrue(joined.join(Optional.empty(), Credentials.NONE, 10));
    assertTrue(join(5, new UiStateChange.Merge(JsonObject.EMPTY)));
    var accepted = new UiStateReply.Accepted(3);
    assertEquals(
        List.of(
            accepted,
            new UiStateReply.Refused(Reason.STALE, 3),
            new UiStateReply.Refused(Reason.INVALID, 3),
            accepted),
        joined.answers(accepted));
    assertEquals(BEFORE.fields(), whole().applyTo(BEFORE, NOW).orElseThrow().fields());
  }

  @Test
  void onlySoMuchIsJoinedThoughOneAloneMayBeLarger() {
    var change = new UiStateChange.Merge(JsonObject.EMPTY);
    assertTrue(joined.join(update(1, change), Credentials.NONE, 10 * CHARACTERS_MAX));
    assertFalse(joined.join(update(1, change), Credentials.NONE, 1));
    var whole = new UiStateChange.Replace(JsonObject.EMPTY);
    assertTrue(joined.join(update(1, whole), Credentials.NONE, 1));
    assertTrue(joined.join(update(1, change), Credentials.NONE, CHARACTERS_MAX - 1));
  }

  @Test
  void onlySoManyAreJoined() {
    var change = new UiStateChange.Replace(JsonObject.EMPTY);
    int count = 0;
    while (join(1, change)) {
      count++;
    }
    assertEquals(1_024, count);
  }

  @Test
  void anothersUpdatesAndLateOnesAreNotJoined() {
    var change = new UiStateChange.Merge(JsonObject.EMPTY);
    var others = new Credentials(new AccessToken("t"), ProfileId.NONE);
    assertFalse(joined.join(update(1, change), others, 1));
    joined.close();
    joined.await();
    assertFalse(join(1, change));
    assertEquals(Optional.empty(), joined.takeWhole());
  }

  private UiStateUpdate whole() {
    return joined.takeWhole().orElseThrow();
  }

  private boolean join(int second, UiStateChange change) {
    return joined.join(update(second, change), Credentials.NONE, 10);
  }

  private static Optional<UiStateUpdate> update(int second, UiStateChange change) {
    return Optional.of(new UiStateUpdate(change, stamp(second)));
  }

  private static Stamp stamp(int second) {
    return new Stamp(Instant.ofEpochSecond(second), 0);
  }

  private static UiStateChange named(String name, Json payload) {
    return new UiStateChange.Named(new NamedChange(name, payload), JsonObject.EMPTY);
  }

  private static JsonObject fields(String text) {
    return (JsonObject) Json.parse(text);
  }
}
