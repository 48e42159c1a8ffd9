package dev.haystack.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What the test runner's reports say of each method: the worst of its runs. */
final class TestResults {

  /** What a test says that leaves itself out because the build was told so. */
  private static final String SWITCHED_OFF = "switched off by -D";

  private final Map<String, TestState> states = new HashMap<>();

  static TestResults in(Path root) throws IOException, ParserConfigurationException, SAXException {
    var results = new TestResults();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files
              .filter(path -> path.toString().contains("/target/surefire-reports/TEST-"))
              .filter(path -> path.toString().endsWith(".xml"))
              .toList()) {
        results.read(file);
      }
    }
    return results;
  }

  private void read(Path file) throws IOException, ParserConfigurationException, SAXException {
    var cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("testcase");
    String type = file.getFileName().toString().replaceAll("^TEST-|\\.xml$", "");
    for (int i = 0; i < cases.getLength(); i++) {
      var test = (Element) cases.item(i);
      String method = test.getAttribute("name").replaceFirst("[({\\[].*", "");
      states.merge(
          // properties are told by the simple names of their classes
          (test.getAttribute("classname").indexOf('.') < 0 ? type : test.getAttribute("classname"))
              + "."
              + method,
          state(test),
          (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
  }

  private static TestState state(Element test) {
    if (test.getElementsByTagName("failure").getLength() > 0
        || test.getElementsByTagName("error").getLength() > 0) {
      return TestState.FAILED;
    }
    var skipped = test.getElementsByTagName("skipped");
    if (skipped.getLength() == 0) {
      return TestState.PASSED;
    }
    // the runner writes the reason of an assumption as text, that of an annotation as message
    var reason = (Element) skipped.item(0);
    boolean isOff =
        (reason.getAttribute("message") + reason.getTextContent()).contains(SWITCHED_OFF);
    return isOff ? TestState.OFF : TestState.SKIPPED;
  }

  /** The state of a method; of a contract, that of the tests which inherit it. */
  TestState of(TaggedTest test) {
    TestState own = states.get(test.type() + "." + test.method());
    if (own != null) {
      return own;
    }
    String ofClass = test.type() + ".";
    return states.entrySet().stream()
        .filter(
            entry ->
                test.method().equals(TaggedTest.ALL)
                    ? entry.getKey().startsWith(ofClass)
                    : entry.getKey().endsWith("." + test.method()))
        .map(Map.Entry::getValue)
        .max(Enum::compareTo)
        .orElse(TestState.NOT_RUN);
  }
}
