package dev.haystack.bootstrap;

import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiState;
import dev.haystack.port.shared.SharedUiStates;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Bugs of the kind that only faults bring to light, each behind a switch of its own. */
final class PlantedBugs {

  private static final ScheduledExecutorService LATER =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private static final long TOO_LATE_MILLIS = 700;

  private PlantedBugs() {}

  /** What stands before the store that all nodes share. */
  static UnaryOperator<SharedStore> named(String name) {
    return switch (name) {
      case "none" -> UnaryOperator.identity();
      case "acknowledge-before-storing" ->
          store -> with(store, "sessions", storeLater(store.sessions()));
      case "skip-the-comparison" ->
          store -> with(store, "uiStates", compareNothing(store.uiStates()));
      case "forget-to-give-back" ->
          store -> with(store, "lines", ForgottenPlaces.in(store.lines()));
      default -> throw new IllegalArgumentException("there is no bug named " + name);
    };
  }

  private static SharedStore with(SharedStore store, String part, Object instead) {
    return fake(
        SharedStore.class,
        (method, arguments) ->
            method.getName().equals(part) ? instead : call(store, method, arguments));
  }

  private static SharedSessions storeLater(SharedSessions sessions) {
    return fake(
        SharedSessions.class,
        (method, arguments) ->
            method.getName().equals("exchange")
                    && arguments[1] instanceof SessionOffer.Messages offer
                    && !offer.messages().isEmpty()
                ? storeLater(sessions, (SessionId) arguments[0], offer, (ReadPlace) arguments[2])
                : call(sessions, method, arguments));
  }

  private static Optional<SharedSession> storeLater(
      SharedSessions sessions, SessionId id, SessionOffer.Messages offer, ReadPlace from) {
    var _ =
        LATER.schedule(
            () -> sessions.exchange(id, offer, from), TOO_LATE_MILLIS, TimeUnit.MILLISECONDS);
    return sessions
        .exchange(id, new SessionOffer.Nothing(), from)
        .map(
            there ->
                new SharedSession(
                    there.session(),
                    there.contextVersion(),
                    there.remaining(),
                    there.stored(),
                    there.read(),
                    there.mark(),
                    there.messages(),
                    offer.messages().stream().map(Message::id).collect(Collectors.toSet()),
                    false));
  }

  /** Whatever is there seems old, and whatever is written is of now. */
  private static SharedUiStates compareNothing(SharedUiStates states) {
    return fake(
        SharedUiStates.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "look" ->
                  states.look((SessionId) arguments[0], "", 0)
                          instanceof SharedUiLook.Other(SharedUiState there)
                      ? new SharedUiLook.Other(
                          new SharedUiState(
                              as(there.state(), Stamp.OLDEST), there.line(), there.remaining()))
                      : call(states, method, arguments);
              case "write" ->
                  states.write(
                      (SessionId) arguments[0],
                      (String) arguments[1],
                      (long) arguments[2],
                      as((UiState) arguments[3], new Stamp(Instant.now(), 0)));
              default -> call(states, method, arguments);
            });
  }

  private static UiState as(UiState state, Stamp stamp) {
    return new UiState(state.fields(), state.version(), stamp, state.owner());
  }

  private interface Answer {
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T fake(Class<T> part, Answer answer) {
    return part.cast(
        Proxy.newProxyInstance(
            part.getClassLoader(),
            new Class<?>[] {part},
            (_, method, arguments) -> answer.to(method, arguments)));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
