package dev.haystack.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the container image is said to be, as far as that is seen without making it. */
@Tag("OP-4")
class ImageDefinitionTest {

  private static final Path DEPLOYMENT =
      Path.of("../../docs/deploy/kubernetes/base/deployment.yaml");
  private static final Pattern PATHS = Pattern.compile("\\$\\{image[.]home}/([a-z./]+)<");
  private static final Pattern LAYERS = Pattern.compile("/target/image/([a-z]+)</path>");

  @Test
  void itRunsAsTheManifestsWantIt() throws IOException {
    String image = definition();
    String deployment = Files.readString(DEPLOYMENT);

    assertTrue(image.contains("<user>10001:10001</user>"));
    assertTrue(deployment.contains("runAsUser: 10001\n"));
    assertTrue(deployment.contains("runAsGroup: 10001\n"));
    assertTrue(image.contains("<port>8001</port>"));
    assertTrue(deployment.contains("containerPort: 8001\n"));
    assertTrue(image.contains("<HOST>0.0.0.0</HOST>"));
  }

  @Test
  void whatItStartsIsInTheRelease() throws IOException {
    Set<String> named = found(PATHS, definition());
    named.removeIf(path -> path.startsWith("runtime/"));

    assertEquals(Set.of("etc/java.options", "lib/service/haystack.jar"), named);
    for (String path : named) {
      assertTrue(Files.exists(Release.unpacked().home().resolve(path)), path);
    }
  }

  @Test
  void everyLayerIsTaken() throws IOException {
    Set<String> taken = found(LAYERS, definition());
    String maker = Files.readString(Path.of("src/assembly/MakeImage.java"));

    assertEquals(
        Set.of("system", "java", "libraries", "program", "configuration", "starts"), taken);
    for (String layer : taken) {
      assertTrue(maker.contains('"' + layer + '"'), layer);
    }
  }

  private static String definition() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    return pom.substring(pom.indexOf("<id>image</id>"));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
