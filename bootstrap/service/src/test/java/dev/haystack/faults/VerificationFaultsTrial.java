package dev.haystack.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
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
 * Plants each fault and runs the test that has to catch it; takes minutes, so it is no part of the
 * build: {@code mvn -pl bootstrap/service -am test -Dtest=VerificationFaultsTrial}.
 */
class VerificationFaultsTrial {

  @TempDir private Path folder;

  static List<Fault> faults() {
    return PlantedModule.faults();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theTestCatchesTheFault(Fault fault) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (var module = PlantedModule.of(fault, folder)) {
      thread.setContextClassLoader(module);
      assertTrue(fails(module.loadClass(fault.packageName() + "." + fault.test())));
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
