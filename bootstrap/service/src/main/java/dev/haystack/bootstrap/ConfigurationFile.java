package dev.haystack.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML file with the same names as the environment; a list is the same as commas. */
final class ConfigurationFile {

  static final String VARIABLE = "HAYSTACK_CONFIG";

  private ConfigurationFile() {}

  /** What the file says that the environment names, if it names one. */
  static Map<String, String> named(Map<String, String> environment) {
    String path = environment.getOrDefault(VARIABLE, "").strip();
    return path.isEmpty() ? Map.of() : read(Path.of(path));
  }

  private static Map<String, String> read(Path path) {
    try {
      if (SecretFile.isOpenToOthers(path)) {
        throw wrong(
            "others may read \"" + path + "\"; allowed: a file without rights for them (0600)");
      }
      String text = Files.readString(path, StandardCharsets.UTF_8);
      Object document =
          new Load(LoadSettings.builder().setLabel(path.toString()).build()).loadFromString(text);
      return switch (document) {
        case null -> Map.of();
        case Map<?, ?> entries -> texts(entries);
        default -> throw wrong("\"" + path + "\" is not a map of names to values");
      };
    } catch (IOException _) {
      throw wrong("\"" + path + "\" cannot be read; allowed: the path of a YAML file in UTF-8");
    } catch (YamlEngineException _) {
      // the parser's message would quote the file, which may hold secrets
      throw wrong("\"" + path + "\" is not YAML");
    }
  }

  private static Map<String, String> texts(Map<?, ?> entries) {
    var values = new HashMap<String, String>();
    entries.forEach((name, value) -> values.put(String.valueOf(name), text(name, value)));
    return values;
  }

  private static String text(Object name, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Map<?, ?> _ ->
          throw wrong("the value of " + name + " is a map; allowed: a value or a list");
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
      default -> String.valueOf(value);
    };
  }

  private static WrongSettingsException wrong(String fault) {
    return new WrongSettingsException(List.of(VARIABLE + ": " + fault));
  }
}
