package dev.haystack.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in the test sources which method shows which scenario. */
final class TaggedTests {

  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]{2}-\\d+)\"\\)");
  private static final Pattern METHOD =
      Pattern.compile("^  (?!  ).*?\\b(?:void|Stream<DynamicTest>|List<DynamicTest>)\\s+(\\w+)\\(");
  private static final Pattern TYPE =
      Pattern.compile("^(?:public )?(?:abstract |final )*class (\\w+)");

  private TaggedTests() {}

  static List<TaggedTest> in(Path root) throws IOException {
    List<TaggedTest> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> path.toString().contains("/src/test/java/"))
              .sorted()
              .toList()) {
        scan(file, found);
      }
    }
    return found;
  }

  private static void scan(Path file, List<TaggedTest> found) throws IOException {
    String path = file.toString();
    String type =
        path.substring(path.indexOf("/src/test/java/") + 15, path.length() - 5).replace('/', '.');
    List<String> pending = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher tag = TAG.matcher(line);
      while (tag.find()) {
        pending.add(tag.group(1));
      }
      Matcher method = METHOD.matcher(line);
      if (method.find()) {
        pending.forEach(id -> found.add(new TaggedTest(id, type, method.group(1))));
        pending.clear();
      } else if (TYPE.matcher(line).find()) {
        pending.forEach(id -> found.add(new TaggedTest(id, type, TaggedTest.ALL)));
        pending.clear();
      }
    }
  }
}
