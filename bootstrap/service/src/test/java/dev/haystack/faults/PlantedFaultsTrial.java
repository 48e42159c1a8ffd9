package dev.haystack.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Plants each fault and runs the test that has to catch it, which has to hold without it; takes
 * minutes, so it is no part of the build. {@code docs/security.md} has the command.
 */
class PlantedFaultsTrial {

  /** Part of the test's or the class's name, for some of the faults alone. */
  private static final String WANTED = System.getProperty("haystack.faults", "");

  @TempDir private Path folder = Path.of("");

  static Stream<Fault> faults() {
    return PlantedFaults.all().stream()
        .filter(fault -> fault.test().contains(WANTED) || fault.file().contains(WANTED));
  }

  static List<String> tests() {
    return faults().map(Fault::test).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void theTestHoldsWithoutAFault(String test) throws Exception {
    Path file = Sources.test(test);
    assertFalse(fails(PlantedClasses.of(file), file));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theTestCatchesTheFault(Fault fault) throws Exception {
    assertTrue(fails(PlantedClasses.of(fault, folder), fault.testFile()));
  }

  private static boolean fails(PlantedClasses classes, Path test)
      throws IOException, ClassNotFoundException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (classes) {
      thread.setContextClassLoader(classes);
      return fails(classes.loadClass(Sources.className(test)));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static boolean fails(Class<?> test) {
    var discovery = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build();
    var caught = new Caught(CancellationToken.create());
    LauncherFactory.create()
        .execute(
            LauncherExecutionRequestBuilder.request(discovery)
                .listeners(caught)
                .cancellationToken(caught.enough)
                .build());
    return caught.failed;
  }

  /** Ends a run at its first failure. */
  private static final class Caught implements TestExecutionListener {

    private final CancellationToken enough;
    private volatile boolean failed;

    Caught(CancellationToken enough) {
      this.enough = enough;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        failed = true;
        enough.cancel();
      }
    }
  }
}
