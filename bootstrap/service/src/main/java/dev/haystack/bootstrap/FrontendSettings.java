package dev.haystack.bootstrap;

import dev.haystack.inbound.http.Frontend;
import dev.haystack.inbound.http.Frontends;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which doors for front ends of others' making are open. */
final class FrontendSettings {

  private static final String NONE = "none";
  private static final String STATUS = "status";
  private static final String FULL = "full";

  private FrontendSettings() {}

  static Frontends read(SettingsReader reader) {
    var standard = Frontends.DEFAULT;
    return new Frontends(
        doors(reader, "FRONTENDS", standard.open()),
        doors(reader, "FRONTENDS_STOP_ON_LEAVE", standard.stopOnLeave()),
        reader.whole("CLIENT_DATA_BYTES_MAX", standard.clientDataBytesMax(), 0, 1 << 20));
  }

  /** Whether the pages of other front ends are shown what tools told the model. */
  static boolean showsResults(SettingsReader reader) {
    return reader.word("FRONTEND_TOOL_RESULTS", STATUS, List.of(STATUS, FULL)).equals(FULL);
  }

  private static Set<Frontend> doors(SettingsReader reader, String name, Set<Frontend> standard) {
    List<String> words =
        reader.list(
            name,
            words(standard),
            String.join(", ", Frontend.words()) + ", with commas between, or none",
            word -> word.equals(NONE) || Frontend.words().contains(word));
    if (words.contains(NONE) && words.size() > 1) {
      reader.fault(name, "none stands alone");
    }
    return Stream.of(Frontend.values())
        .filter(door -> words.contains(door.word()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String words(Set<Frontend> doors) {
    return Stream.of(Frontend.values())
        .filter(doors::contains)
        .map(Frontend::word)
        .collect(Collectors.joining(","));
  }

  /** What may not be as it should be. */
  static List<String> warnings(boolean showsResults) {
    return showsResults
        ? List.of(
            "FRONTEND_TOOL_RESULTS=full, pages of AG-UI and the AI SDK are shown what tools told"
                + " the model, health data among it")
        : List.of();
  }
}
