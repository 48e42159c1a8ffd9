package dev.haystack.bootstrap;

import dev.haystack.application.consent.ConsentMode;
import dev.haystack.application.outgoing.OutputRules;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what of a model's words may leave, and what may be done because of them. */
final class OutputSettings {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");

  private OutputSettings() {}

  static OutputRules read(SettingsReader reader) {
    boolean filters = reader.word("OUTPUT_FILTER", "on", List.of("on", "off")).equals("on");
    Set<String> hosts =
        reader
            .list(
                "LINK_HOSTS",
                "names of hosts with commas between, without scheme, port or path",
                host -> HOST.matcher(host).matches())
            .stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return new OutputRules(filters, hosts);
  }

  /** Whose word it takes for a tool to write. */
  static ConsentMode consent(SettingsReader reader, boolean isOpen) {
    ConsentMode standard = isOpen ? ConsentMode.MODEL : ConsentMode.USER;
    String word =
        reader.word(
            "TOOL_CONSENT",
            word(standard),
            Stream.of(ConsentMode.values()).map(OutputSettings::word).toList());
    return ConsentMode.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String word(ConsentMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
