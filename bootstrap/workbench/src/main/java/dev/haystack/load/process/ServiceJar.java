package dev.haystack.load.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service's program, as the launcher has told this process of it. */
public record ServiceJar(Path jar, Optional<Path> cache) {

  private static final String JAR = "haystack.service";
  private static final String CACHE = "haystack.service.cache";

  /** The one that was told of, if any. */
  public static Optional<ServiceJar> told() {
    return Optional.ofNullable(System.getProperty(JAR))
        .map(
            jar ->
                new ServiceJar(
                    Path.of(jar), Optional.ofNullable(System.getProperty(CACHE)).map(Path::of)));
  }

  /** Starts it as the launcher does. */
  public List<String> command() {
    return command(cache.map(file -> "-XX:AOTCache=" + file).stream().toList());
  }

  /** Starts it so that Java writes down what it has learned when it ends. */
  public List<String> rehearsalInto(Path made) {
    return command(List.of("-XX:AOTCacheOutput=" + made));
  }

  private List<String> command(List<String> more) {
    var options = new ArrayList<>(JavaCommand.ownOptions());
    options.addAll(more);
    return JavaCommand.ofJar(options, jar, "serve");
  }
}
