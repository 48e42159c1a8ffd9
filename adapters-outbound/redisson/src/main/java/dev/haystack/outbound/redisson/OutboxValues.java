package dev.haystack.outbound.redisson;

import dev.haystack.outbound.redisson.sealing.Opened;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.ValueKind;
import dev.haystack.outbound.redisson.sealing.ValuePlace;
import java.util.List;
import java.util.Optional;

/** The records of the outbox as they are stored, each under its id. */
record OutboxValues(Scripts scripts, Sealing sealing) {

  private static final String WAITING = "records";
  private static final String BURIED = "buried-records";

  static String key(String name) {
    return "haystack:{outbox}:" + name;
  }

  String waiting(String id, String text) {
    return sealing.seal(place(ValueKind.VIOLATION, WAITING, id), text);
  }

  String buried(String id, String text) {
    return sealing.seal(place(ValueKind.BURIED, BURIED, id), text);
  }

  Optional<String> readWaiting(String id, String stored) {
    return read(ValueKind.VIOLATION, WAITING, id, stored);
  }

  Optional<String> readBuried(String id, String stored) {
    return read(ValueKind.BURIED, BURIED, id, stored);
  }

  /** What one that waits says, and no more is done with it. */
  static Optional<String> openWaiting(Sealing sealing, String id, String stored) {
    return sealing.open(place(ValueKind.VIOLATION, WAITING, id), stored).map(Opened::text);
  }

  /** The same of one that was given up. */
  static Optional<String> openBuried(Sealing sealing, String id, String stored) {
    return sealing.open(place(ValueKind.BURIED, BURIED, id), stored).map(Opened::text);
  }

  private static ValuePlace place(ValueKind kind, String name, String id) {
    return ValuePlace.of(kind, key(name), id);
  }

  /** What it says; what is to be sealed anew is. */
  private Optional<String> read(ValueKind kind, String name, String id, String stored) {
    ValuePlace place = place(kind, name, id);
    Optional<Opened> opened = sealing.open(place, stored);
    opened
        .filter(Opened::isOutdated)
        .ifPresent(
            old -> {
              List<String> anew = List.of(id, stored, sealing.seal(place, old.text()));
              var _ = scripts.run(SessionScripts.REWRITE_FIELDS, List.of(key(name)), anew);
            });
    return opened.map(Opened::text);
  }
}
