package dev.haystack.kit.shared;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.shared.SharedUiWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Shared states of pages in a map, as one node sees them. */
final class MapUiStates implements SharedUiStates {

  private final MapReach reach;
  private final MapContents contents;

  MapUiStates(MapReach reach) {
    this.reach = reach;
    this.contents = reach.contents;
  }

  @Override
  public SharedUiLook look(SessionId id, String line, long version) {
    return reach.ask(
        () ->
            contents
                .uiState(id)
                .map(
                    there ->
                        there.is(line, version)
                            ? new SharedUiLook.Same(Duration.between(contents.now(), there.ends()))
                            : new SharedUiLook.Other(there.asOf(contents.now())))
                .orElseGet(SharedUiLook.Absent::new));
  }

  @Override
  public SharedUiWrite write(SessionId id, String line, long expectedVersion, UiState state) {
    return reach.ask(
        () -> {
          Optional<MapUiState> there = contents.uiState(id);
          return there
              .flatMap(one -> objection(one, line, expectedVersion, state))
              .orElseGet(
                  () ->
                      there.isEmpty() && expectedVersion != 0
                          ? new SharedUiWrite.Absent()
                          : written(id, line, state));
        });
  }

  private Optional<SharedUiWrite> objection(
      MapUiState there, String line, long expectedVersion, UiState state) {
    if (state.isOfOnePageWith(there.state()) && isBefore(state, there.state())) {
      return Optional.of(new SharedUiWrite.Stale(there.asOf(contents.now())));
    }
    return there.is(line, expectedVersion)
        ? Optional.empty()
        : Optional.of(new SharedUiWrite.Moved(there.asOf(contents.now())));
  }

  /** One of the future comes before those that are not. */
  private boolean isBefore(UiState state, UiState there) {
    Instant now = contents.nodesClock.instant();
    boolean isAhead = state.stamp().isAheadOf(now);
    return isAhead == there.stamp().isAheadOf(now)
        ? state.stamp().compareTo(there.stamp()) < 0
        : isAhead;
  }

  private SharedUiWrite written(SessionId id, String line, UiState state) {
    Instant silentUntil = contents.now().plus(SharedContents.UI_STATE_TIME_TO_LIVE);
    Instant end = contents.session(id).map(session -> session.ends).orElse(silentUntil);
    var page = new MapUiState(state, line, silentUntil, silentUntil).livingAtMost(end);
    contents.uiStates.put(id, page);
    return new SharedUiWrite.Written(line, Duration.between(contents.now(), page.ends()));
  }

  @Override
  public void delete(SessionId id, String line) {
    reach.tell(
        () -> {
          contents.bury(line, SharedContents.UI_STATE_TIME_TO_LIVE);
          if (contents.uiState(id).filter(there -> there.line().equals(line)).isPresent()) {
            contents.uiStates.remove(id);
          }
        });
  }

  @Override
  public boolean isDeleted(String line) {
    return reach.ask(() -> contents.isBuried(line));
  }
}
