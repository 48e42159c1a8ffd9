package dev.haystack.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the list of scenarios, and fails the build if one is missing, skipped or failed. What was
 * switched off for this build is listed as not run.
 */
public final class ScenarioReport {

  private static final List<Range> WANTED =
      List.of(
          new Range("WS", 1, 20),
          new Range("TC", 1, 12),
          new Range("PL", 1, 8),
          new Range("RD", 1, 8),
          new Range("RL", 1, 8),
          new Range("ER", 1, 9),
          new Range("UI", 1, 7),
          new Range("SR", 1, 7),
          new Range("SM", 1, 2),
          new Range("DG", 1, 8),
          new Range("PV", 1, 6),
          new Range("FP", 1, 13),
          new Range("FC", 1, 13),
          new Range("SE", 1, 16),
          // a tool writes by the user's word; a model that obeys strangers does no harm
          new Range("CS", 1, 2),
          new Range("SW", 1, 3),
          new Range("CL", 1, 11),
          new Range("LD", 1, 3),
          new Range("OP", 1, 7),
          new Range("OP", 9, 11),
          new Range("OP", 13, 15),
          new Range("OP", 17, 20),
          new Range("CO", 1, 14),
          new Range("FE", 1, 22));

  private ScenarioReport() {}

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    Map<String, List<TaggedTest>> byScenario =
        TaggedTests.in(root).stream()
            .collect(
                Collectors.groupingBy(TaggedTest::scenario, TreeMap::new, Collectors.toList()));
    TestResults results = TestResults.in(root);
    List<String> lines = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String scenario : wanted()) {
      List<TaggedTest> tests = byScenario.getOrDefault(scenario, List.of());
      if (tests.isEmpty()) {
        faults.add(scenario + " is shown by no test");
      }
      for (TaggedTest test : tests) {
        TestState state = results.of(test);
        lines.add("| %s | %s | %s |".formatted(scenario, test.simpleName(), words(state)));
        if (state != TestState.PASSED && state != TestState.OFF) {
          faults.add(scenario + " " + test.simpleName() + " " + state);
        }
      }
    }
    SuiteLogs logs = SuiteLogs.in(root);
    faults.addAll(logs.faults());
    faults.addAll(SuiteMetrics.faults(root));
    Files.writeString(root.resolve("docs/scenarios.md"), page(lines));
    if (!faults.isEmpty()) {
      System.err.println("Scenarios that are not shown:");
      faults.forEach(fault -> System.err.println("  " + fault));
      System.exit(1);
    }
    System.out.println(
        wanted().size()
            + " scenarios are shown by "
            + lines.size()
            + " tests, which told "
            + logs.lines()
            + " lines");
  }

  private static String words(TestState state) {
    return state == TestState.OFF
        ? "not run"
        : state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<String> wanted() {
    return WANTED.stream().flatMap(Range::ids).toList();
  }

  private record Range(String family, int first, int last) {
    Stream<String> ids() {
      return IntStream.rangeClosed(first, last).mapToObj(number -> family + "-" + number);
    }
  }

  private static String page(List<String> lines) {
    return """
    # Scenarios

    What must be shown to work, the tests that show it, and their state in the last build. Made by
    the build from the tests' tags; do not edit.

    | id | test | state |
    |---|---|---|
    """
        + String.join("\n", lines)
        + "\n";
  }
}
