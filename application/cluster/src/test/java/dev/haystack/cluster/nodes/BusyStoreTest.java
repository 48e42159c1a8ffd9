package dev.haystack.cluster.nodes;

import static dev.haystack.kit.Examples.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.page.TieredUiStateStore;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.session.TieredSessionStore;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.port.local.LocalSessions;
import dev.haystack.port.local.LocalUiStates;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiState;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.shared.SharedUiWrite;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.UiStateWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store in which other nodes are at the same thing all the time ends nobody's patience. */
class BusyStoreTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final UserId OWNER = new UserId("test", "anna");
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final UiState THEIRS = new UiState(JsonObject.EMPTY, 7, Stamp.OLDEST);

  private final Reachability reachability =
      new Reachability(
          Fakes.of(StoreProbe.class, (_, _, _) -> new StoreProbe.Sighting("epoch", 1)),
          new Reachability.Periods(LONG, LONG));
  private final AtomicInteger names = new AtomicInteger();
  private volatile UiState page = UiState.EMPTY;
  private volatile Optional<SessionCopy> session = Optional.empty();

  /** What becomes of every write of a page's state. */
  enum Trouble {
    GONE,
    OLDER,
    MOVED
  }

  @BeforeEach
  void reach() {
    reachability.start();
  }

  @AfterEach
  void close() {
    reachability.close();
  }

  @ParameterizedTest
  @EnumSource
  void aPagesStateIsTakenUp(Trouble trouble) {
    TieredUiStateStore store = uiStates(trouble);
    var update =
        new UiStateUpdate(new UiStateChange.Replace(JsonObject.EMPTY), new Stamp(Instant.EPOCH, 1));

    UiStateWrite written =
        assertTimeoutPreemptively(SOON, () -> store.write(SESSION, OWNER, update));

    assertInstanceOf(UiStateWrite.Accepted.class, written);
  }

  @ParameterizedTest
  @EnumSource
  void aPagesStateIsRead(Trouble trouble) {
    TieredUiStateStore store = uiStates(trouble);
    page = new UiState(JsonObject.EMPTY, 1, new Stamp(Instant.EPOCH, 1));

    assertTrue(assertTimeoutPreemptively(SOON, () -> store.find(SESSION, OWNER)).isPresent());
  }

  @Test
  void aSessionIsOpened() {
    SharedSessions shared =
        Fakes.of(
            SharedSessions.class,
            (_, method, _) ->
                switch (method.getName()) {
                  case "exchange" -> Optional.empty();
                  case "isDeleted" -> true;
                  default -> throw new AssertionError(method.getName());
                });
    var store =
        new TieredSessionStore(sessions(), shared, reachability, InstantSource.system(), LONG);

    SessionCopy opened =
        assertTimeoutPreemptively(
            SOON,
            () -> store.open(SESSION, OWNER, PROFILE, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY));

    assertEquals(OWNER, opened.session().owner());
  }

  private TieredUiStateStore uiStates(Trouble trouble) {
    var there = new SharedUiState(THEIRS, "theirs", LONG);
    SharedUiStates shared =
        Fakes.of(
            SharedUiStates.class,
            (_, method, _) ->
                switch (method.getName()) {
                  case "look" -> new SharedUiLook.Absent();
                  case "isDeleted" -> false;
                  case "write" ->
                      switch (trouble) {
                        case GONE -> new SharedUiWrite.Absent();
                        case OLDER -> new SharedUiWrite.Stale(there);
                        case MOVED -> new SharedUiWrite.Moved(there);
                      };
                  default -> throw new AssertionError(method.getName());
                });
    return new TieredUiStateStore(
        pages(),
        shared,
        reachability,
        () -> "line" + names.incrementAndGet(),
        InstantSource.system(),
        LONG);
  }

  private LocalUiStates pages() {
    return Fakes.of(
        LocalUiStates.class,
        (_, method, arguments) ->
            switch (method.getName()) {
              case "find" -> Optional.of(page).filter(held -> held.version() > 0);
              case "keep" -> {
                page = (UiState) arguments[1];
                yield null;
              }
              case "write" -> {
                page = ((UiStateUpdate) arguments[2]).applyTo(page, Instant.now()).orElseThrow();
                yield new UiStateWrite.Accepted(page);
              }
              case "newestFirst" -> List.of(SESSION);
              default -> throw new AssertionError(method.getName());
            });
  }

  private LocalSessions sessions() {
    return Fakes.of(
        LocalSessions.class,
        (_, method, _) ->
            switch (method.getName()) {
              case "find" -> session.map(SessionCopy::session);
              case "copy" -> session;
              case "open" -> {
                session = session.or(() -> Optional.of(fresh()));
                yield session.orElseThrow();
              }
              case "delete" -> {
                session = Optional.empty();
                yield null;
              }
              case "newestFirst" -> List.of(SESSION);
              default -> throw new AssertionError(method.getName());
            });
  }

  private SessionCopy fresh() {
    var made =
        new Session(
            SESSION,
            new Incarnation("i" + names.incrementAndGet()),
            OWNER,
            Optional.of(PROFILE),
            PersonaType.WEB_ASSISTANT,
            Instant.EPOCH,
            Instant.EPOCH,
            0,
            JsonObject.EMPTY);
    return new SessionCopy(made, List.of(), LONG);
  }
}
