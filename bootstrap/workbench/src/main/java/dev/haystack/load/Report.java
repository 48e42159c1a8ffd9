package dev.haystack.load;

import java.util.List;

/** What a whole run showed. */
record Report(Scenario scenario, List<PhaseResult> phases, double readySeconds) {

  Report {
    phases = List.copyOf(phases);
  }

  List<Figure> figures() {
    return Figures.of(scenario, phases);
  }
}
