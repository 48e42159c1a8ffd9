package dev.haystack.load.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The service's program, as the launcher has told this process of it. */
public record ServiceJar(Path jar, Optional<Path> cache) {

  private static final String JAR = "haystack.service";
  private static final String CACHE = "haystack.service.cache";

  /** The launcher lets nobody attach; who measures asks for the heap and the threads. */
  private static final String ASKABLE = "-XX:-DisableAttachMechanism";

  /** The one that was told of, if any. */
  public static Optional<ServiceJar> told() {
    return Optional.ofNullable(System.getProperty(JAR))
        .map(
            jar ->
                new ServiceJar(
                    Path.of(jar), Optional.ofNullable(System.getProperty(CACHE)).map(Path::of)));
  }

  /** Starts it as the launcher does, but that it can be asked what it holds. */
  public List<String> command() {
    Stream<String> cached = cache.map(file -> "-XX:AOTCache=" + file).stream();
    return command(Stream.concat(cached, Stream.of(ASKABLE)).toList());
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
