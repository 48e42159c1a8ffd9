package dev.haystack.webclient;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of a folder of Node tests with what they need, which is fetched once for each version of
 * its lock file and kept in the user's cache.
 */
public record NodeProject(Path node, Path folder) {

  private static final long MINUTES_MAX = 4;

  public static NodeProject copyOf(Path project, Path folder)
      throws IOException, InterruptedException {
    Path node = onPath("node");
    delete(folder);
    copy(project, folder);
    Path modules = folder.resolve("node_modules");
    Files.createSymbolicLink(modules, fetched(project, "client").resolve("node_modules"));
    return new NodeProject(node, folder);
  }

  /** Runs Node, writes what it says into the log, and returns its exit code. */
  public int run(Map<String, String> environment, Path log, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(node.toString()));
    command.addAll(List.of(arguments));
    return run(command, folder, environment, log);
  }

  private static int run(
      List<String> command, Path folder, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().remove("NODE_OPTIONS");
    Process process = builder.start();
    if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /** The folder that holds the packages of the project's lock file, after which it is named. */
  public static Path fetched(Path project, String name) throws IOException, InterruptedException {
    Path cache = cache();
    Path kept = cache.resolve(name + "-" + hash(project.resolve("package-lock.json")));
    if (Files.isDirectory(kept)) {
      return kept;
    }
    // who comes first is first: others find it whole or not at all
    Path fresh = Files.createTempDirectory(cache, "fetching-");
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(project.resolve(file), fresh.resolve(file));
    }
    Path log = fresh.resolve("npm.log");
    String npm = onPath("npm").toString();
    int code =
        run(
            List.of(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
            fresh,
            Map.of(),
            log);
    if (code != 0) {
      throw new AssertionError("npm could not fetch the packages:\n" + Files.readString(log));
    }
    try {
      Files.move(fresh, kept);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      // another build was faster
      delete(fresh);
    }
    return kept;
  }

  private static Path cache() throws IOException {
    Path home = Path.of(System.getProperty("user.home"), ".cache", "haystack-test");
    try {
      return Files.createDirectories(home);
    } catch (IOException _) {
      return Files.createDirectories(Path.of("target", "haystack-test").toAbsolutePath());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    // links are not followed
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void copy(Path project, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(path -> isSource(project.relativize(path))).toList()) {
        Path copy = folder.resolve(project.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private static boolean isSource(Path path) {
    return !path.startsWith("node_modules")
        && !path.startsWith("types")
        && path.getFileName().toString().contains(".");
  }

  private static Path onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .flatMap(entry -> Stream.of(Path.of(entry, program), Path.of(entry, program + ".exe")))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(missing(program)));
  }

  private static String missing(String program) {
    return """
    %s was not found on the PATH. The clients' tests need Node.js 20 or newer with npm:
      Debian, Ubuntu: apt-get install nodejs npm
      macOS:          brew install node
      elsewhere:      https://nodejs.org
    Or leave them out with -Dnode=off; the list of scenarios then says that they were not run.\
    """
        .formatted(program);
  }

  private static String hash(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
