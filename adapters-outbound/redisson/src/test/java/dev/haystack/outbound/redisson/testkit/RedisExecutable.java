package dev.haystack.outbound.redisson.testkit;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** The program to run: that on the PATH, or else the one that comes with the build. */
final class RedisExecutable {

  private static final Path PROGRAM = find();

  private RedisExecutable() {}

  static Path path() {
    return PROGRAM;
  }

  private static Path find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(RedisExecutable::unpack);
  }

  private static Path unpack() {
    try {
      Path program = ExecutableProvider.newJarResourceProvider().get().toPath();
      if (!program.toFile().setExecutable(true)) {
        throw new FileNotFoundException("cannot be run: " + program);
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
