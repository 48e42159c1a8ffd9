package dev.haystack.application.session;

import static dev.haystack.application.turn.OneNode.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.application.turn.OneNode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.model.ScriptedChatModel;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FE-17")
class FollowUiStateTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final UserId BEN = new UserId("test", "ben");

  private final OneNode node = new OneNode(ScriptedChatModel.saying(_ -> "Hello."));
  private final FollowUiState pages = new FollowUiState(node.store.uiStates(), node);
  private final List<UiState> annas = new CopyOnWriteArrayList<>();
  private final List<UiState> bens = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void whoFollowsHearsOfTheirOwnPageUntilTheyAreGone() {
    try (var _ = pages.follow(SESSION, ANNA, annas::add);
        var _ = pages.follow(SESSION, BEN, bens::add)) {
      pages.changed(SESSION, ANNA, UiState.EMPTY);
      assertEquals(2, pages.count());
    }
    pages.changed(SESSION, ANNA, UiState.EMPTY);

    assertEquals(List.of(UiState.EMPTY), annas);
    assertEquals(List.of(), bens);
    assertEquals(0, pages.count());
    assertEquals(List.of("page s", "page s"), node.told);
  }

  @Test
  void whatChangedOnAnotherNodeIsReadForWhoFollowsIt() {
    var fields = JsonObject.EMPTY.with("page_type", Json.of("settings"));
    var _ =
        node.store
            .uiStates()
            .write(
                SESSION,
                ANNA,
                UiStateUpdate.arrived(
                    new UiStateChange.Replace(fields), new Stamp(Instant.now(), 0), Instant.now()));
    try (var _ = pages.follow(SESSION, ANNA, annas::add);
        var _ = pages.follow(SESSION, BEN, bens::add)) {
      pages.changedElsewhere(SESSION, ANNA);

      Eventually.holds(() -> annas.size() == 1);
      assertEquals(fields, annas.getFirst().fields());
      assertEquals(List.of(), bens);
    }
  }
}
