package dev.haystack.bootstrap;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Bugs of the kind that only faults bring to light, each behind a switch of its own. */
final class PlantedBugs {

  private static final ScheduledExecutorService LATER =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private static final long TOO_LATE_MILLIS = 700;

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
          new Overlays(Overlays.NONE.sessions(), Overlays.NONE.uiStates(), ForgottenPlaces::in);
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
}
