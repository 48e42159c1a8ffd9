package dev.haystack.cluster.log;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LocalEventLog;
import dev.haystack.port.local.LogHolding;
import dev.haystack.port.shared.LogBatch;
import dev.haystack.port.shared.LogLook;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.SharedEventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Asks the shared log of several sessions together, and adds to it what it lacks; for the thread
 * that holds the locks of their shadows. Every call throws if the store is away.
 */
final class LogWriter {

  private static final int EVENTS_AT_ONCE_MAX = 10_000;
  private static final int BATCHES_MAX = 100;

  private final LocalEventLog local;
  private final SharedEventLog shared;
  private final LogAlignment alignment;
  private final Predicate<SessionId> messages;

  LogWriter(
      LocalEventLog local,
      SharedEventLog shared,
      LogAlignment alignment,
      Predicate<SessionId> messages) {
    this.messages = messages;
    this.local = local;
    this.shared = shared;
    this.alignment = alignment;
  }

  /** Where the shared log is, for one who wants nothing of it. */
  Optional<LogPosition> position(SessionId session, LogHolding held) {
    var look = new LogLook(session, held.position(), "", 0, false);
    return shared.look(List.of(look)).getFirst().map(LogView::position);
  }

  /** Asks, and brings in line. */
  void look(List<LogShadow> shadows) {
    ask(shadows, shadows.stream().map(this::renewal).toList());
  }

  private LogLook renewal(LogShadow shadow) {
    LogHolding held = local.holding(shadow.session());
    boolean followed = shadow.isFollowed();
    String epochIfNone = held.isUntouched() && followed ? held.epoch() : "";
    return new LogLook(shadow.session(), held.position(), epochIfNone, 0, followed);
  }

  /** Asks as somebody who is about to follow or to add events, and brings in line. */
  void join(LogShadow shadow, long fence) {
    LogHolding held = local.holding(shadow.session());
    // a log that is held here is put there whole
    String name = held.isUntouched() ? held.epoch() : "";
    shadow.learn(known -> known.show(fence));
    ask(
        List.of(shadow),
        List.of(
            new LogLook(shadow.session(), held.position(), name, shadow.known().fence(), true)));
  }

  /** Asks for what lies behind a place, and brings in line. */
  void fetch(LogShadow shadow, LogPosition place) {
    LogHolding held = local.holding(shadow.session());
    boolean older =
        place.epoch().equals(held.epoch()) && place.lastSequence() < held.position().lastSequence();
    LogPosition known = older ? place : held.position();
    ask(List.of(shadow), List.of(new LogLook(shadow.session(), known, "", 0, shadow.isFollowed())));
  }

  /** Adds all that the shared log lacks, in line or not. */
  void bringUp(LogShadow shadow) {
    if (!shadow.isAgreed()) {
      look(List.of(shadow));
    }
    int batches = 0;
    while (shadow.hasUnsent() && batches < BATCHES_MAX && write(List.of(shadow)) > 0) {
      batches++;
    }
  }

  void branch(LogShadow shadow) {
    alignment.branch(shadow);
  }

  private void ask(List<LogShadow> shadows, List<LogLook> looks) {
    if (looks.isEmpty()) {
      return;
    }
    for (int i = 0; i < looks.size(); i++) {
      String name = looks.get(i).epochIfNone();
      if (!name.isEmpty()) {
        shadows.get(i).learn(known -> known.offer(name));
      }
    }
    long now = System.nanoTime();
    List<Optional<LogView>> views = shared.look(looks);
    for (int i = 0; i < looks.size(); i++) {
      LogShadow shadow = shadows.get(i);
      shadow.asked(looks.get(i).watching(), views.get(i), now);
      alignment.settle(shadow, views.get(i));
    }
  }

  /**
   * Adds what the shared logs lack, once their messages are shared, and returns how many it did.
   */
  int write(List<LogShadow> shadows) {
    List<LogShadow> writing = new ArrayList<>();
    List<LogBatch> batches = new ArrayList<>();
    for (LogShadow shadow : shadows) {
      if (shadow.hasUnsent() && shadow.isAgreed() && messages.test(shadow.session())) {
        batch(shadow)
            .ifPresentOrElse(
                batch -> {
                  writing.add(shadow);
                  batches.add(batch);
                },
                () -> alignment.leap(shadow));
      }
    }
    if (!batches.isEmpty()) {
      List<Optional<LogView>> views = shared.append(batches);
      for (int i = 0; i < batches.size(); i++) {
        written(writing.get(i), batches.get(i), views.get(i));
      }
    }
    return batches.size();
  }

  private void written(LogShadow shadow, LogBatch batch, Optional<LogView> view) {
    shadow.learn(known -> known.see(view));
    if (view.filter(seen -> seen.position().equals(batch.end())).isPresent()) {
      shadow.agree(batch.end());
    } else {
      look(List.of(shadow));
    }
  }

  private Optional<LogBatch> batch(LogShadow shadow) {
    List<LogEntry> lacking = local.entries(shadow.session(), shadow.known().shared());
    int events = 0;
    int count = 0;
    while (count < lacking.size() && events < EVENTS_AT_ONCE_MAX) {
      events += lacking.get(count++).count();
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new LogBatch(
                shadow.session(),
                shadow.known().shared(),
                shadow.known().fence(),
                lacking.subList(0, count)));
  }
}
