package dev.haystack.kit.shared;

import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.delta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.Eventually;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.shared.Signal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every bus between nodes does once it has joined, and that it joins by itself. */
public abstract class NodeBusContract {

  private static final Signal JOINED = new Signal.LineMoved("joined");
  private static final Signal LAST = new Signal.LineMoved("last");

  private final List<Signal> heardHere = new CopyOnWriteArrayList<>();
  private final List<Signal> heardThere = new CopyOnWriteArrayList<>();

  /** The contents under test. */
  protected abstract SharedContents contents();

  private SharedStore here() {
    return contents().here();
  }

  private SharedStore there() {
    return contents().there();
  }

  @BeforeEach
  final void awaitBothJoined() {
    here().bus().listen(heardHere::add);
    there().bus().listen(heardThere::add);
    var direct = new Signal.LineMoved("joined by name");
    Eventually.holds(
        () -> {
          here().bus().broadcast(JOINED);
          there().bus().broadcast(JOINED);
          here().bus().send(there().node(), direct);
          there().bus().send(here().node(), direct);
          return Stream.of(heardHere, heardThere)
              .allMatch(heard -> heard.contains(JOINED) && heard.contains(direct));
        });
    awaitLast();
    heardHere.clear();
    heardThere.clear();
  }

  @Test
  void whatIsSentToOneNodeIsHeardThereOnceAndNowhereElse() {
    here().bus().send(there().node(), line("for there"));
    here().bus().send(new NodeId("nobody"), line("for nobody"));
    awaitLast();

    assertEquals(List.of(line("for there")), heard(heardThere));
    assertEquals(List.of(), heard(heardHere));
  }

  @Test
  void whatIsSentToAllIsHeardByAllButTheSender() {
    here().bus().broadcast(line("for all"));
    awaitLast();

    assertEquals(List.of(line("for all")), heard(heardThere));
    assertEquals(List.of(), heard(heardHere));
  }

  @Test
  void aNodeDoesNotHearWhatItSendsToItself() {
    here().bus().send(here().node(), line("for myself"));
    awaitLast();

    assertEquals(List.of(), heard(heardHere));
  }

  @Test
  void aSendersSignalsAreHeardInTheirOrder() {
    List<Signal> sent = IntStream.range(0, 200).mapToObj(i -> line("" + i)).toList();

    sent.forEach(signal -> here().bus().send(there().node(), signal));
    awaitLast();

    assertEquals(sent, heard(heardThere));
  }

  @Test
  void everyKindOfSignalArrivesAsItWasSent() {
    List<Signal> sent =
        List.of(
            new Signal.EventsAdded(
                SESSION, "epoch", List.of(new LoggedEvent(7, new TurnId("turn"), delta(1)))),
            new Signal.StopWanted(SESSION, OWNER, Optional.of(new TurnId("turn"))),
            new Signal.StopWanted(SESSION, OWNER, Optional.empty()),
            new Signal.ConsentAnswered(SESSION, OWNER, "consent-1", true),
            new Signal.ConsentAnswered(SESSION, OWNER, "consent-2", false),
            new Signal.SessionDeleted(SESSION, new Incarnation("incarnation")),
            new Signal.UiStateChanged(SESSION, OWNER),
            line("user:👋"));

    sent.forEach(signal -> here().bus().send(there().node(), signal));
    awaitLast();

    assertEquals(sent, heard(heardThere));
  }

  @Test
  void everyListenerHearsEverySignal() {
    var other = new CopyOnWriteArrayList<Signal>();
    there().bus().listen(other::add);

    here().bus().broadcast(line("for all"));
    awaitLast();

    Eventually.holds(() -> other.contains(LAST));
    assertEquals(List.of(line("for all")), heard(other));
  }

  /** A signal that is sent to one, and one that is sent to all, may come in any order. */
  private void awaitLast() {
    heardHere.remove(LAST);
    heardThere.remove(LAST);
    for (var way : List.<List<SharedStore>>of(List.of(here(), there()), List.of(there(), here()))) {
      way.getFirst().bus().broadcast(LAST);
      way.getFirst().bus().send(way.getLast().node(), LAST);
    }
    Eventually.holds(
        () ->
            Stream.of(heardHere, heardThere)
                .allMatch(heard -> heard.stream().filter(LAST::equals).count() == 2));
  }

  private static List<Signal> heard(List<Signal> all) {
    return all.stream().filter(signal -> !signal.equals(LAST)).toList();
  }

  private static Signal line(String name) {
    return new Signal.LineMoved(name);
  }
}
