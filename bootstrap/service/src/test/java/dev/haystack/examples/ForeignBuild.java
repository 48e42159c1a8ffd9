package dev.haystack.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Maven project outside the house's build, in a copy of its own. */
record ForeignBuild(Path folder) {

  private static final long MINUTES_MAX = 3;

  static ForeignBuild copyOf(Path project, Path folder) throws IOException {
    delete(folder);
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(path -> !path.startsWith(project.resolve("target"))).toList()) {
        Path copy = folder.resolve(project.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return new ForeignBuild(folder);
  }

  /**
   * Runs Maven over it, with a local repository of its own; what it says ends up in the failure.
   */
  void run(Path repository, String phase) throws IOException, InterruptedException {
    Path outer = Path.of(System.getProperty("outer.repository"));
    Path settings = folder.resolve("settings.xml");
    try (var written = ForeignBuild.class.getResourceAsStream("settings.xml")) {
      String text = new String(Objects.requireNonNull(written).readAllBytes(), UTF_8);
      Files.writeString(settings, text.replace("OUTER", outer.toUri().toString()));
    }
    Path log = folder.resolve("build.log");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("outer.maven"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + repository,
                phase)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_OPTS"));
    Process maven = builder.start();
    if (!maven.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
      maven.destroyForcibly();
    }
    if (maven.waitFor() != 0) {
      throw new AssertionError("the build failed:\n" + Files.readString(log));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
