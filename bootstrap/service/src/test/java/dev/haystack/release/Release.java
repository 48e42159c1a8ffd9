package dev.haystack.release;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.testkit.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The archive, unpacked into a folder with a blank in its name that nobody may write to, and a link
 * to its launcher. Who builds as root runs it as somebody else.
 */
final class Release {

  private static final Path PACKED = Path.of("../target");
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private final Path folder;

  private Release(Path folder) {
    this.folder = folder;
  }

  /** The one of this run, for whoever looks at it; it goes when the run is over. */
  static Release unpacked() {
    return Only.RELEASE;
  }

  /** Is made when it is first asked for. */
  private static final class Only {
    private static final Release RELEASE = unpack();
  }

  private static Release unpack() {
    try {
      Path folder = Files.createTempDirectory("haystack release ");
      var release = new Release(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(release::remove));
      var _ =
          Programs.said(
              List.of("tar", "-xzf", archive(".tar.gz").toString(), "-C", folder.toString()));
      Files.createSymbolicLink(release.link(), release.home().resolve("bin/haystack"));
      var _ = Programs.said(List.of("chmod", "-R", "a-w,a+rX", folder.toString()));
      return release;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the build has packed, by its ending. */
  static Path archive(String ending) throws IOException {
    String name = "haystack-" + version() + ending;
    Path archive = PACKED.resolve(name).toAbsolutePath();
    assertTrue(Files.exists(archive), "not packaged: " + archive);
    return archive;
  }

  /** The version of the POM. */
  static String version() throws IOException {
    String pom = Files.readString(Path.of("../../pom.xml"));
    String from = pom.substring(pom.indexOf("<version>") + "<version>".length());
    return from.substring(0, from.indexOf('<'));
  }

  Path home() throws IOException {
    return folder.resolve("haystack-" + version());
  }

  /** Leads to the launcher. */
  Path link() {
    return folder.resolve("link");
  }

  /** Starts the launcher by the link, from the root of all folders. */
  Process start(Map<String, String> environment, Path output, String... arguments)
      throws IOException {
    var command = new ArrayList<>(List.of(link().toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(asNobody(command)).directory(Path.of("/").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HAYSTACK_"));
    builder.environment().putAll(environment);
    builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  /** The same command as an ordinary user's. */
  static List<String> asNobody(List<String> command) {
    var words = new ArrayList<>(isRoot() ? AS_NOBODY : List.<String>of());
    words.addAll(command);
    return List.copyOf(words);
  }

  /** A folder becomes that user's. */
  static void giveToNobody(Path folder) throws IOException {
    if (isRoot()) {
      var _ = Programs.said(List.of("chown", "-R", "65534:65534", folder.toString()));
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** All that is in it, as paths. */
  List<String> contents() throws IOException {
    try (Stream<Path> files = Files.walk(home())) {
      return files.map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  private void remove() {
    try {
      var _ = Programs.said(List.of("chmod", "-R", "u+w", folder.toString()));
      var _ = Programs.said(List.of("rm", "-rf", folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
