package dev.haystack.outbound.redisson;

import static dev.haystack.kit.Examples.WHEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-10")
class UiValuesTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final UserId ANN = new UserId("issuer", "ann");
  private static final UserId BEN = new UserId("issuer", "ben");

  private final Refusals refusals = new Refusals();
  private final UiValues values = new UiValues(Keys.sealing(false, refusals, "a"));

  private UiValues.Stored stored(Optional<UserId> owner) {
    var state = new UiState(JsonObject.EMPTY.with("page", "p"), 1, new Stamp(WHEN, 1), owner);
    return values.stored(SESSION, "line", state);
  }

  private Optional<UiValues.Read> read(
      UiValues.Stored fields, String issuer, String subject, String who) {
    return values.read(SESSION, "line", fields.fields(), issuer, subject, who);
  }

  @Test
  void aStateOpensForItsOwnerAlone() {
    UiValues.Stored anns = stored(Optional.of(ANN));
    UiValues.Stored bens = stored(Optional.of(BEN));

    assertEquals(
        Optional.of(ANN), read(anns, "", anns.subject(), anns.who()).orElseThrow().owner());
    assertEquals(Optional.empty(), read(anns, "", bens.subject(), bens.who()));
    assertEquals(Optional.empty(), read(anns, "", "", ""));
    assertEquals(List.of("tag", "tag"), refusals.reasons());
  }

  @Test
  void nobodysStateBecomesNobodysElseByANameThatWasWrittenBesideIt() {
    UiValues.Stored nobodys = stored(Optional.empty());

    assertEquals(Optional.empty(), read(nobodys, "", "", "").orElseThrow().owner());
    assertEquals(Optional.empty(), read(nobodys, "issuer", "ann", ""));
    assertEquals(List.of("plain"), refusals.reasons());
  }
}
