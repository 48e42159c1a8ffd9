package dev.haystack.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checkout with the launcher, one source, and a Maven and a Java that only pretend: the one makes
 * program and libraries of the source, the other says how it was called.
 */
record PretendedCheckout(Path folder) {

  private static final String MAVEN =
      """
      #!/bin/sh
      echo run >>"$0.runs"
      sleep "${MAVEN_SECONDS:-0}"
      for part in service workbench; do
        mkdir -p bootstrap/$part/target/lib
        cp domain/src/main/Source bootstrap/$part/target/lib/haystack-domain.jar
        echo other >bootstrap/$part/target/lib/other-1.0.jar
      done
      cp domain/src/main/Source bootstrap/service/target/haystack.jar
      cp domain/src/main/Source bootstrap/workbench/target/haystack-workbench.jar
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      echo "java $*"
      while [ $# -gt 0 ]; do
        [ "$1" != --cache ] || echo learned >"$2"
        shift
      done
      """;

  static PretendedCheckout in(Path folder) throws IOException {
    var checkout = new PretendedCheckout(folder);
    checkout.write("tree/pom.xml", "");
    checkout.write("tree/domain/pom.xml", "");
    checkout.write("tree/bootstrap/etc/java.options", "");
    checkout.write("tree/docs/openapi.yaml", "");
    checkout.write("tree/docs/asyncapi.yaml", "");
    checkout.source("one");
    checkout.write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    executable(checkout.write("jdk/bin/java", JAVA));
    executable(checkout.write("bin/mvn", MAVEN));
    executable(checkout.write("tree/bootstrap/haystack", Files.readString(Path.of("../haystack"))));
    return checkout;
  }

  private static void executable(Path file) throws IOException {
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + file);
    }
  }

  /** Says something else in its only source. */
  Path source(String text) throws IOException {
    return write("tree/domain/src/main/Source", text);
  }

  Path write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  Path launcher() {
    return folder.resolve("tree/bootstrap/haystack");
  }

  Path target() {
    return folder.resolve("tree/bootstrap/service/target");
  }

  /** How often Maven was asked to build. */
  long builds() throws IOException {
    Path runs = folder.resolve("bin/mvn.runs");
    return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
  }

  /** The caches of faster starts that lie beside the program. */
  List<String> caches() throws IOException {
    try (Stream<Path> files = Files.list(target())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".aot"))
          .sorted()
          .toList();
    }
  }

  /** What is said by the launcher, or by a link to it or a copy of it. */
  String run(Path launcher, Map<String, String> environment) throws Exception {
    Process process = start(launcher, environment);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int _ = process.waitFor();
    return said;
  }

  String run() throws Exception {
    return run(launcher(), Map.of());
  }

  Process start(Path launcher, Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(launcher.toString()).directory(Path.of("/").toFile());
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    builder.environment().put("PATH", folder.resolve("bin") + ":" + path);
    builder.environment().put("JAVA25_HOME", folder.resolve("jdk").toString());
    var _ = builder.environment().remove("HAYSTACK_CACHE");
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }
}
