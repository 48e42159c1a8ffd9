package dev.haystack.outbound.redisson;

import static dev.haystack.kit.Examples.WHEN;
import static dev.haystack.kit.Examples.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiWrite;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.shared.StoreUnavailableException;
import dev.haystack.port.store.SessionCopy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How keys come, change and go, and what becomes of values that do not open. */
@Tag("SE-10")
class SealedStoreTest {

  private static final Duration LIFE = Duration.ofHours(1);
  private static final int SAID_MAX = 150;
  private static final SealedRun RUN = SealedRun.of("1");

  private final RedisServer redis = RedisServer.started();
  private final Refusals refusals = new Refusals();
  private final List<RedissonStore> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(RedissonStore::close);
    redis.close();
  }

  private RedissonStore store(String... keys) {
    return store(Keys.sealing(false, refusals, keys));
  }

  private RedissonStore store(Sealing sealing) {
    RedissonStore store =
        RedissonStore.open(
            RedisUrl.parse(redis.url()),
            sealing,
            new RedisLimits(RedisServer.PATIENCE, LIFE, LIFE, 100),
            InstantSource.fixed(WHEN),
            () -> UUID.randomUUID().toString());
    opened.add(store);
    Eventually.holds(() -> isReached(store));
    return store;
  }

  private static boolean isReached(RedissonStore store) {
    try {
      return !store.probe().look().epoch().isEmpty();
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  @Test
  void plainTextIsRefusedWhereThereAreKeysAndStaysAsItIs() {
    RUN.writeTo(store(Sealing.NONE), WHEN);
    List<String> before = contents();
    RedissonStore sealed = store("a");

    assertEquals(Optional.empty(), RUN.read(sealed));
    assertInstanceOf(SharedUiLook.Absent.class, RUN.look(sealed));
    assertEquals(List.of(), RUN.events(sealed));
    assertEquals(List.of(), sealed.violations().claim(WHEN, 10, LIFE));
    assertEquals(List.of(), sealed.violations().buried(10));

    assertEquals(Set.of("plain"), Set.copyOf(refusals.reasons()));
    assertEquals(before, contents());
  }

  private List<String> contents() {
    return redis.keys().stream()
        .filter(key -> !key.contains("watchers") && !key.contains("store"))
        .filter(key -> Stream.of("held", "holders", "waiting", "fence").noneMatch(key::endsWith))
        .flatMap(key -> SealedValue.all(redis, key).stream().sorted())
        .toList();
  }

  @Test
  void whatDoesNotOpenGivesWayToWhatIsWritten() {
    RUN.writeTo(store("b"), WHEN);
    RedissonStore sealed = store("a");

    SharedSession made = RUN.write(sealed, 1);

    assertTrue(made.made());
    assertEquals(Set.of(new MessageId("m1"), new MessageId("m2")), made.added());
    assertEquals(RUN.messages(), RUN.read(sealed).orElseThrow().messages());
    assertInstanceOf(SharedUiWrite.Written.class, write(sealed, state(2, "other")));
    assertInstanceOf(SharedUiLook.Other.class, RUN.look(sealed));
    assertEquals(Set.of("key"), Set.copyOf(refusals.reasons()));
  }

  private static SharedUiWrite write(RedissonStore store, UiState state) {
    return store.uiStates().write(RUN.session(), "another line", 0, state);
  }

  private static UiState state(long sequence, String page) {
    return new UiState(
        JsonObject.EMPTY.with("page", page), 1, new Stamp(WHEN, sequence), Optional.of(RUN.user()));
  }

  @Test
  void plainTextThatIsTakenIsSealedWhenItIsRead() {
    RUN.writeTo(store(Sealing.NONE), WHEN);
    RedissonStore taking = store(Keys.sealing(true, refusals, "a"));

    RUN.assertIsReadBy(taking);
    assertEquals(2, taking.violations().claim(WHEN, 10, Duration.ofMillis(1)).size());
    assertEquals(2, taking.violations().buried(10).size());

    for (String key : redis.keys()) {
      // events are of minutes, and go by themselves
      if (!key.endsWith(":events")) {
        String all = String.join(" ", SealedValue.all(redis, key));
        assertFalse(all.contains(SealedRun.CANARY), key + " " + all);
      }
    }
    redis.command("DEL", SessionKeys.of(RUN.session(), "events"));
    RedissonStore sealed = store("a");
    RUN.say(sealed, 2);
    RUN.say(sealed, 3);
    RUN.assertIsReadBy(sealed);
    assertEquals(2, sealed.violations().buried(10).size());
    assertEquals(List.of(), refusals.reasons());
  }

  @Test
  void aNodeThatWritesPlainTextYetReadsWhatOthersSealAlready() {
    RUN.writeTo(store("a"), WHEN);

    RUN.assertIsReadBy(store("none", "a"));
    assertEquals(List.of(), refusals.reasons());
  }

  @Test
  void whoseASessionAndAPageIsDoesNotHangOnTheKeyThatSealed() {
    RedissonStore first = store("a", "b");
    RedissonStore second = store("b", "a");
    RUN.writeTo(first, WHEN);
    var elsewhere =
        new Session(
            RUN.session(),
            new Incarnation("another"),
            RUN.user(),
            Optional.empty(),
            PersonaType.WEB_ASSISTANT,
            WHEN,
            WHEN,
            1,
            JsonObject.EMPTY);
    var offer = new SessionOffer.Whole(new SessionCopy(elsewhere, List.of(message("m3")), LIFE), 1);

    SharedSession joined =
        second.sessions().exchange(RUN.session(), offer, ReadPlace.START).orElseThrow();

    assertEquals(RUN.incarnation(), joined.session().incarnation());
    assertEquals(Set.of(new MessageId("m3")), joined.added());
    assertInstanceOf(SharedUiWrite.Stale.class, write(second, state(0, "earlier")));
    assertEquals(List.of(), refusals.reasons());
  }

  @Test
  void aSignalThatDoesNotOpenIsHeardByNobodyAndNotOpenedOnTheThreadOfRedis() {
    var heard = new CopyOnWriteArrayList<Signal>();
    RedissonStore listening = store("a");
    listening.bus().listen(heard::add);
    var stop = new Signal.StopWanted(RUN.session(), RUN.user(), Optional.empty());
    RedissonStore stranger = store("b");
    // the way to the listener may be open later than it is reached
    Eventually.holds(
        () -> {
          stranger.bus().broadcast(stop);
          return !refusals.reasons().isEmpty();
        });
    store("a").bus().broadcast(stop);

    Eventually.holds(() -> heard.contains(stop));
    assertEquals(Set.of("key"), Set.copyOf(refusals.reasons()));
    assertTrue(
        refusals.threads().stream().noneMatch(name -> name.startsWith("redis-")),
        refusals.threads().toString());
    assertEquals(List.of(stop), heard);
  }

  @Test
  void whileKeysChangeUnderLoadNothingIsLost() {
    var nodes = List.of(new Node(store("a")), new Node(store("a")));
    RUN.writeTo(nodes.getFirst().store, WHEN);
    var isOver = new AtomicBoolean();
    List<CompletableFuture<List<Message>>> said =
        nodes.stream()
            .map(
                node ->
                    CompletableFuture.supplyAsync(
                        () -> speak(node, isOver), Thread::startVirtualThread))
            .toList();

    for (List<String> keys : List.of(List.of("a", "b"), List.of("b", "a"))) {
      for (Node node : nodes) {
        node.restartWith(store(keys.toArray(String[]::new)));
      }
    }
    isOver.set(true);
    List<Message> all = said.stream().flatMap(one -> one.join().stream()).toList();
    assertTrue(RUN.read(store("b", "a")).isPresent());
    SharedSession there = RUN.read(store("b")).orElseThrow();

    assertTrue(all.size() > 20, all.size() + " were said");
    assertEquals(all.size() + 2, there.messages().size());
    assertTrue(there.messages().containsAll(all));
    assertEquals(List.of(), refusals.reasons());
  }

  /** One that is stopped and started with other keys. */
  private static final class Node {

    private volatile RedissonStore store;

    Node(RedissonStore store) {
      this.store = store;
    }

    void restartWith(RedissonStore next) {
      RedissonStore last = store;
      store = next;
      last.close();
    }
  }

  /** One message after the other, each until it is there. */
  private static List<Message> speak(Node node, AtomicBoolean isOver) {
    List<Message> said = new ArrayList<>();
    String name = UUID.randomUUID().toString();
    // what a node was stopped in the midst of may be there already, and is told again
    boolean isTold = true;
    while (!isOver.get() || !isTold) {
      // what is told in one answer
      Message message = message(name + Math.min(said.size(), SAID_MAX - 1));
      var offer = new SessionOffer.Messages(RUN.incarnation(), List.of(message), WHEN, LIFE);
      try {
        SharedSession told =
            node.store.sessions().exchange(RUN.session(), offer, ReadPlace.START).orElseThrow();
        assertTrue(told.messages().containsAll(RUN.messages()));
        if (said.size() < SAID_MAX) {
          said.add(message);
        }
        isTold = true;
      } catch (StoreUnavailableException e) {
        isTold = false;
      }
    }
    return said;
  }
}
