package dev.haystack.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** YAML as maps, lists and values; a key that stands twice is a fault. */
final class Yaml {

  private Yaml() {}

  static Object read(Path file) throws IOException {
    List<Object> documents =
        StreamSupport.stream(
                new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
                    .loadAllFromString(Files.readString(file))
                    .spliterator(),
                false)
            .toList();
    if (documents.size() != 1) {
      throw new AssertionError(file + " holds " + documents.size() + " documents");
    }
    return documents.getFirst();
  }

  static Map<?, ?> map(Path file) throws IOException {
    return (Map<?, ?>) read(file);
  }
}
