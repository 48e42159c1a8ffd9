package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What it costs to render an event, by dialect, against the frames of the default one; to be run by
 * hand on a machine that does nothing else.
 */
public final class TurnDialectTrial {

  private static final int DELTAS = 200;
  private static final int TURNS = 2_000;
  private static final int ROUNDS = 15;

  private TurnDialectTrial() {}

  public static void main(String... arguments) {
    List<LoggedEvent> events = events();
    double standard = Double.MAX_VALUE;
    Map<String, Double> least = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      standard = Math.min(standard, standardNanos(events));
      for (var dialect : TurnDialectTest.DIALECTS.entrySet()) {
        double nanos = nanos(dialect.getValue(), events);
        least.merge(dialect.getKey(), nanos, Math::min);
      }
    }
    System.out.printf("%-16s %6.0f ns an event%n", "haystack.v1", standard);
    for (var dialect : least.entrySet()) {
      System.out.printf(
          "%-16s %6.0f ns an event, %.2f times%n",
          dialect.getKey(), dialect.getValue(), dialect.getValue() / standard);
    }
  }

  /** A tool, and an answer in many pieces. */
  private static List<LoggedEvent> events() {
    List<LoggedEvent> events = new ArrayList<>();
    for (LoggedEvent event : GoldenTurn.TOOLS.logged()) {
      events.add(event);
      if (events.size() == 2) {
        for (int i = 0; i < DELTAS; i++) {
          events.add(new LoggedEvent(i, event.turn(), new TurnEvent.TextDelta("some words ")));
        }
      }
    }
    return events;
  }

  private static double standardNanos(List<LoggedEvent> events) {
    long bytes = 0;
    long begin = System.nanoTime();
    for (int turn = 0; turn < TURNS; turn++) {
      Dialect dialect = Dialect.standard(new SessionId("s"));
      for (LoggedEvent event : events) {
        var frame = new String[1];
        dialect.event(event, text -> frame[0] = text);
        bytes += frame[0].length();
      }
    }
    return perEvent(System.nanoTime() - begin, events, bytes);
  }

  private static double nanos(Supplier<TurnDialect> dialects, List<LoggedEvent> events) {
    long bytes = 0;
    long begin = System.nanoTime();
    for (int turn = 0; turn < TURNS; turn++) {
      TurnDialect dialect = dialects.get();
      for (LoggedEvent event : events) {
        // as a stream has it: a text for each event
        var text = new StringBuilder(TurnDialect.ROOM_CHARACTERS);
        dialect.event(event, text);
        bytes += text.toString().length();
      }
    }
    return perEvent(System.nanoTime() - begin, events, bytes);
  }

  private static double perEvent(long nanos, List<LoggedEvent> events, long bytes) {
    if (bytes == 0) {
      throw new IllegalStateException("nothing was rendered");
    }
    return (double) nanos / TURNS / events.size();
  }
}
