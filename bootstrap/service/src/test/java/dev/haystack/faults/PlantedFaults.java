package dev.haystack.faults;

import java.util.List;
import java.util.stream.Stream;

/** All that are planted. */
final class PlantedFaults {

  private PlantedFaults() {}

  static List<Fault> all() {
    return Stream.of(
            JoseFaults.all(),
            KeyFaults.all(),
            AccountFaults.all(),
            SealingFaults.all(),
            StoredFaults.all(),
            ChainFaults.all(),
            TrailFaults.all(),
            ConsentFaults.all(),
            FilterFaults.all(),
            ActionFaults.all(),
            WayFaults.all())
        .flatMap(List::stream)
        .toList();
  }
}
