package dev.haystack.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestResultsTest {

  @TempDir private Path root = Path.of("");

  @Test
  void whatWasSwitchedOffIsToldFromWhatWasSkipped() throws Exception {
    Path reports = Files.createDirectories(root.resolve("module/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-a.Some.xml"),
        """
        <testsuite>
          <testcase classname="a.Some" name="passes"/>
          <testcase classname="a.Some" name="off">
            <skipped type="org.opentest4j.TestAbortedException"><![CDATA[
            Assumption failed: switched off by -Dnode=off
            at somewhere]]></skipped></testcase>
          <testcase classname="a.Some" name="skipped"><skipped message="no reason"/></testcase>
          <testcase classname="a.Some" name="fails"><failure/></testcase>
        </testsuite>
        """);
    TestResults results = TestResults.in(root);

    assertEquals(TestState.PASSED, results.of(test("passes")));
    assertEquals(TestState.OFF, results.of(test("off")));
    assertEquals(TestState.SKIPPED, results.of(test("skipped")));
    assertEquals(TestState.FAILED, results.of(test("fails")));
    assertEquals(TestState.NOT_RUN, results.of(test("another")));
  }

  private static TaggedTest test(String method) {
    return new TaggedTest("CL-1", "a.Some", method);
  }
}
