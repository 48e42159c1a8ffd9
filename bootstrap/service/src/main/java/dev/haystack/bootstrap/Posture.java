package dev.haystack.bootstrap;

import java.util.ArrayList;
import java.util.List;

/**
 * How strictly the start is judged: what production requires stops it there, and is warned of
 * elsewhere. For one thread.
 */
final class Posture {

  private final SettingsReader reader;
  private final boolean isProduction;
  private final List<String> warnings = new ArrayList<>();

  private Posture(SettingsReader reader, boolean isProduction) {
    this.reader = reader;
    this.isProduction = isProduction;
  }

  /** By what is set, or else by whether anybody but this machine can connect. */
  static Posture read(SettingsReader reader, String host) {
    String standard = Boolean.toString(!Loopback.is(host));
    return new Posture(
        reader, reader.word("PRODUCTION", standard, List.of("true", "false")).equals("true"));
  }

  /** Something that a service in production has. */
  void require(String name, boolean isThere, String why) {
    if (isThere) {
      return;
    }
    if (isProduction) {
      reader.fault(name, "is required in production: " + why);
    } else {
      warnings.add(name + " is not set, which production requires: " + why);
    }
  }

  /** Something that is allowed and may not be what is wanted. */
  void warn(String what) {
    warnings.add(what);
  }

  /** What production would refuse, or is at least to be told. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
