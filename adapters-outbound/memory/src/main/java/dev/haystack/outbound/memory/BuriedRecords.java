package dev.haystack.outbound.memory;

import dev.haystack.port.outbox.BuriedRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The newest buried records of an outbox; for one thread at a time. */
final class BuriedRecords {

  private final SequencedMap<String, BuriedRecord> records = new LinkedHashMap<>();
  private final int recordsMax;
  private long characters;

  BuriedRecords(int recordsMax) {
    this.recordsMax = recordsMax;
  }

  boolean holds(String id) {
    return records.containsKey(id);
  }

  void add(BuriedRecord buried) {
    records.putLast(buried.record().id(), buried);
    characters += TextSize.of(buried.record().content());
    while (records.size() > recordsMax) {
      removeOldest();
    }
  }

  /** Makes room, as far as it goes, so that no more than so much is held here. */
  void shrinkTo(long charactersMax) {
    while (characters > charactersMax && !records.isEmpty()) {
      removeOldest();
    }
  }

  private void removeOldest() {
    characters -= TextSize.of(records.pollFirstEntry().getValue().record().content());
  }

  int size() {
    return records.size();
  }

  List<BuriedRecord> newest(int limit) {
    return records.sequencedValues().reversed().stream().limit(limit).toList();
  }
}
