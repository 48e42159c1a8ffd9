package dev.haystack.bootstrap;

import java.io.PrintStream;
import java.util.Map;

/** Says what is set, or judges it; starts nothing. */
final class ShowSettings {

  private final Haystack haystack;
  private final Map<String, String> environment;
  private final PrintStream output;
  private final PrintStream errors;

  ShowSettings(
      Haystack haystack, Map<String, String> environment, PrintStream output, PrintStream errors) {
    this.haystack = haystack;
    this.environment = environment;
    this.output = output;
    this.errors = errors;
  }

  /** All settings in force, each with its origin. */
  int all() {
    return judged(true);
  }

  /** Only whether the service would start with them. */
  int check() {
    return judged(false);
  }

  /** A file with every setting there is. */
  int template() {
    output.print(SettingCatalogue.of(haystack).template());
    output.flush();
    return ExitCode.STOPPED;
  }

  private int judged(boolean isShown) {
    try {
      var given = GivenSettings.of(environment);
      var reader = given.reader(haystack);
      var wrong = SettingCatalogue.faults(reader, haystack);
      if (isShown) {
        var lines = new SettingLines(given);
        reader.notes().stream().flatMap(lines::of).forEach(output::println);
        output.flush();
      }
      given
          .misspelt(reader.notes(), haystack)
          .forEach(warning -> errors.println("Warning: " + warning));
      return wrong.map(this::refused).orElse(ExitCode.STOPPED);
    } catch (WrongSettingsException e) {
      return refused(e);
    }
  }

  private int refused(WrongSettingsException e) {
    e.tell(errors);
    return ExitCode.WRONG_SETTINGS;
  }
}
