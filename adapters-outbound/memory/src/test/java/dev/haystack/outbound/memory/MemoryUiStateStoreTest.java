package dev.haystack.outbound.memory;

import static dev.haystack.kit.Examples.OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.store.UiStateStoreContract;
import dev.haystack.port.store.UiStateStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryUiStateStoreTest extends UiStateStoreContract {

  private final ManualClock clock = new ManualClock();
  private final MemoryUiStateStore store =
      new MemoryUiStateStore(clock, Duration.ofHours(24), 10_000);

  @Override
  protected UiStateStore store() {
    return store;
  }

  @Override
  protected Duration timeToLive() {
    return Duration.ofHours(24);
  }

  @Override
  protected int bytesMax() {
    return 10_000;
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }

  @Test
  void theMemoryOfExpiredStatesIsGivenBackBySweeping() {
    tell("old");
    advance(timeToLive().plusMinutes(1));
    tell("young");

    store.removeExpired();

    assertEquals(1, store.size());
  }

  private void tell(String id) {
    var change = new UiStateChange.Merge(JsonObject.EMPTY.with("page", Json.of(id)));
    var _ =
        store.write(
            new SessionId(id), OWNER, new UiStateUpdate(change, new Stamp(clock.instant(), 0)));
  }
}
