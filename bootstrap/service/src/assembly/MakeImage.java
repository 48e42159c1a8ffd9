import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sorts the release that has a Java of its own into the layers of a container image, from what
 * changes seldom to what changes with each build; an image that is made of nothing gets what Java
 * asks of a system first. Its files are the release's, links to the same content, so that what Java
 * has learned there fits here.
 */
public final class MakeImage {

  private static final String PLACE = "opt/haystack";
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x[0-9a-f]+\\)");
  private static final Pattern OURS = Pattern.compile("haystack[^/]*\\.jar");

  private final Path release;
  private final Path layers;

  private MakeImage(Path release, Path layers) {
    this.release = release;
    this.layers = layers;
  }

  /**
   * Runs it.
   *
   * @param arguments the checkout's bootstrap folder, the release's name, what the image is built
   *     upon, and for which processors it says it is
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path target = Path.of(arguments[0]).toRealPath().resolve("target");
    String processor = System.getProperty("os.arch").replace("aarch64", "arm64");
    if (!System.getProperty("os.name").equals("Linux") || !processor.equals(arguments[3])) {
      throw new IOException(
          "needs Linux on " + arguments[3] + " (image.architecture), as its Java is the builder's");
    }
    Path layers = target.resolve("image");
    run(List.of("rm", "-rf", layers.toString()));
    var image = new MakeImage(target.resolve("runtime").resolve(arguments[1]), layers);
    image.system(arguments[2].equals("scratch"));
    image.release();
  }

  /** What Java is linked with, as it lies on this machine, a user, names of hosts, and a folder. */
  private void system(boolean isNeeded) throws IOException, InterruptedException {
    Path root = Files.createDirectories(layers.resolve("system"));
    if (!isNeeded) {
      return;
    }
    for (String library : libraries()) {
      Path copy = root.resolve(library.substring(1));
      Files.createDirectories(copy.getParent());
      // through all links, to a file under the name that is asked for
      Files.copy(Path.of(library).toRealPath(), copy);
    }
    Path etc = Files.createDirectories(root.resolve("etc"));
    Files.writeString(
        etc.resolve("passwd"),
        """
        root:x:0:0:root:/:/nologin
        haystack:x:10001:10001:haystack:/:/nologin
        """);
    Files.writeString(etc.resolve("group"), "root:x:0:\nhaystack:x:10001:\n");
    Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
    Files.createDirectories(root.resolve("tmp"));
  }

  private Set<String> libraries() throws IOException, InterruptedException {
    var found = new TreeSet<String>();
    Path runtime = release.resolve("runtime");
    try (Stream<Path> files = Files.walk(runtime)) {
      for (Path file : files.filter(MakeImage::isLinked).toList()) {
        LIBRARY
            .matcher(said(List.of("ldd", file.toString())))
            .results()
            .map(match -> match.group(1))
            .filter(library -> !library.startsWith(runtime.toString()))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static boolean isLinked(Path file) {
    return file.toString().endsWith(".so") || file.endsWith(Path.of("bin", "java"));
  }

  private void release() throws IOException {
    try (Stream<Path> files = Files.walk(release)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path path = release.relativize(file);
        String layer = layer(path);
        if (!layer.isEmpty()) {
          Path copy = layers.resolve(layer).resolve(PLACE).resolve(path);
          Files.createDirectories(copy.getParent());
          Files.createLink(copy, file);
        }
      }
    }
  }

  /** The one for a file, unless nobody looks for it in an image. */
  private static String layer(Path file) {
    String name = file.getFileName().toString();
    return switch (file.getName(0).toString()) {
      case "runtime" ->
          switch (name) {
            case "haystack.aot" -> "starts";
            case "haystack-workbench.aot" -> "";
            default -> "java";
          };
      case "lib" -> OURS.matcher(name).matches() ? "program" : "libraries";
      case "etc" -> name.equals("haystack.service") ? "" : "configuration";
      case "NOTICE", "sbom.json" -> "configuration";
      default -> "";
    };
  }

  private static String said(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var _ = said(command);
  }
}
