package dev.haystack.application.turn;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.Growth;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.store.EventLog;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An answer costs in proportion to its length. */
@Tag("FC-13")
class AnswerGrowthTest {

  private static final int DELTAS = 16_384;
  private static final String DELTA = "a few words of the answer ";
  private static final TurnId TURN = new TurnId("t");

  @Test
  void anAnswerInDeltas() throws Exception {
    Growth.of("answer of a turn, deltas")
        .assertProportional(
            DELTAS,
            pieces -> {
              TurnProgress progress = progress();
              for (int number = 0; number < pieces; number++) {
                progress.text(DELTA);
              }
              var _ = progress.roundText();
            });
  }

  private static TurnProgress progress() {
    EventLog log =
        (EventLog)
            Proxy.newProxyInstance(
                EventLog.class.getClassLoader(),
                new Class<?>[] {EventLog.class},
                (_, _, arguments) ->
                    Optional.of(new LoggedEvent(1, TURN, (TurnEvent) arguments[3])));
    return new TurnProgress(
        log,
        new Inspections(),
        new SessionId("s"),
        new UserId("test", "anna"),
        TURN,
        JsonObject.EMPTY,
        new TurnReport(Meter.NONE));
  }
}
