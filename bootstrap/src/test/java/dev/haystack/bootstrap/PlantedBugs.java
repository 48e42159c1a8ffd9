package dev.haystack.bootstrap;

import dev.haystack.application.port.Line;
import dev.haystack.application.port.NodeId;
import dev.haystack.application.port.SessionStore;
import dev.haystack.application.port.Ticket;
import dev.haystack.application.port.TurnLines;
import dev.haystack.application.port.UiStateStore;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateUpdate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Bugs of the kind that only faults bring to light, each behind a switch of its own. */
final class PlantedBugs {

  private static final ScheduledExecutorService LATER =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private static final long TOO_LATE_MILLIS = 700;
  private static final int FORGOTTEN_SHARE = 3;

  private PlantedBugs() {}

  static Overlays named(String name) {
    return switch (name) {
      case "none" -> Overlays.NONE;
      case "acknowledge-before-storing" ->
          new Overlays(PlantedBugs::storeLater, Overlays.NONE.uiStates(), Overlays.NONE.lines());
      case "skip-the-comparison" ->
          new Overlays(
              Overlays.NONE.sessions(), PlantedBugs::compareNothing, Overlays.NONE.lines());
      case "forget-to-give-back" ->
          new Overlays(Overlays.NONE.sessions(), Overlays.NONE.uiStates(), Forgetful::new);
      default -> throw new IllegalArgumentException("there is no bug named " + name);
    };
  }

  private static SessionStore storeLater(SessionStore sessions) {
    return (SessionStore)
        Proxy.newProxyInstance(
            SessionStore.class.getClassLoader(),
            new Class<?>[] {SessionStore.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("append")) {
                return call(sessions, method, arguments);
              }
              var _ =
                  LATER.schedule(
                      () -> sessions.append((SessionId) arguments[0], (Message) arguments[1]),
                      TOO_LATE_MILLIS,
                      TimeUnit.MILLISECONDS);
              return Optional.of(Durability.SHARED);
            });
  }

  private static UiStateStore compareNothing(UiStateStore states) {
    return (UiStateStore)
        Proxy.newProxyInstance(
            UiStateStore.class.getClassLoader(),
            new Class<?>[] {UiStateStore.class},
            (_, method, arguments) ->
                method.getName().equals("write")
                    ? states.write(
                        (SessionId) arguments[0],
                        new UiStateUpdate(
                            ((UiStateUpdate) arguments[1]).change(), new Stamp(Instant.now(), 0)))
                    : call(states, method, arguments));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Keeps every third place of a user for ever. */
  private static final class Forgetful implements TurnLines {

    private final TurnLines lines;
    private final AtomicInteger left = new AtomicInteger();

    Forgetful(TurnLines lines) {
      this.lines = lines;
    }

    @Override
    public List<List<Standing>> stand(List<Roll> rolls) {
      return lines.stand(rolls);
    }

    @Override
    public Set<NodeId> leave(Line line, Ticket ticket) {
      if (line.exclusive() || left.incrementAndGet() % FORGOTTEN_SHARE > 0) {
        return lines.leave(line, ticket);
      }
      var claim = new Claim(ticket, Duration.ofHours(1), true);
      var roll = new Roll(line, 1, Duration.ofSeconds(3), false, true, List.of(claim));
      var _ = LATER.scheduleWithFixedDelay(() -> keep(roll), 1, 1, TimeUnit.SECONDS);
      return Set.of();
    }

    private void keep(Roll roll) {
      var _ = lines.stand(List.of(roll));
    }

    @Override
    public List<List<Holder>> holders(List<Line> asked) {
      return lines.holders(asked);
    }
  }
}
