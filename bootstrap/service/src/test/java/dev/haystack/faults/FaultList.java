package dev.haystack.faults;

import dev.haystack.faults.Fault.Change;
import java.util.ArrayList;
import java.util.List;

/** Collects faults that have a module, and often a file and a test, in common. */
final class FaultList {

  private final List<Fault> faults = new ArrayList<>();
  private String module = "";
  private String file = "";
  private String test = "";

  /** The next ones are in that class. */
  FaultList in(String itsModule, String itsFile) {
    module = itsModule;
    file = itsFile;
    return this;
  }

  /** The next ones are caught by that test. */
  FaultList caughtBy(String its) {
    test = its;
    return this;
  }

  FaultList one(String name, String original, String planted) {
    faults.add(new Fault(name, module, file, List.of(new Change(original, planted)), test));
    return this;
  }

  List<Fault> all() {
    return List.copyOf(faults);
  }
}
