package dev.haystack.bootstrap;

import static dev.haystack.kit.Examples.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.trail.AuditEntry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class StoresTest {

  private final FailingClock clock = new FailingClock();
  private final List<AuditEntry> told = new ArrayList<>();

  @Test
  void aSweepThatFailsIsNotTheLast() {
    var settings = Settings.read(new SettingsReader(Map.of()));
    var stores =
        Stores.of(
            settings.stores(),
            settings.violations().outbox(),
            Optional.empty(),
            () -> new UserSettings(1, 0),
            clock,
            _ -> {},
            Tracing.OFF,
            told::add,
            new Closing());
    var _ =
        stores
            .sessions()
            .open(
                new SessionId("s"),
                new UserId("test", "anna"),
                PROFILE,
                PersonaType.WEB_ASSISTANT,
                JsonObject.EMPTY);
    Runnable sweep = sweepOf(stores);
    clock.now = Instant.EPOCH.plus(Duration.ofDays(30));
    clock.broken = true;

    sweep.run();
    clock.broken = false;
    sweep.run();

    assertEquals(0, stores.local().sessions().size());
    assertEquals(
        List.of("session.expire s unused"),
        told.stream()
            .map(
                entry ->
                    String.join(
                        " ",
                        entry.event().wireName(),
                        entry.session().orElseThrow().value(),
                        entry.reason()))
            .toList());
  }

  /** What is run again and again. */
  private static Runnable sweepOf(Stores stores) {
    List<Runnable> tasks = new ArrayList<>();
    var scheduler =
        (ScheduledExecutorService)
            Proxy.newProxyInstance(
                StoresTest.class.getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (_, _, arguments) -> {
                  tasks.add((Runnable) arguments[0]);
                  return null;
                });
    stores.sweepBy(scheduler, () -> {});
    return tasks.getFirst();
  }

  private static final class FailingClock implements InstantSource {
    private Instant now = Instant.EPOCH;
    private boolean broken;

    @Override
    public Instant instant() {
      if (broken) {
        throw new IllegalStateException("no time");
      }
      return now;
    }
  }
}
