package dev.haystack.bootstrap;

import java.io.PrintStream;
import java.util.List;

/** Settings with which the service does not start; each fault names its variable. */
final class WrongSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongSettingsException(List<String> faults) {
    super(String.join("\n", faults));
  }

  /** What is wrong. */
  List<String> faults() {
    return String.valueOf(getMessage()).lines().toList();
  }

  /** Says what is wrong, each on a line of its own. */
  void tell(PrintStream errors) {
    errors.println("Wrong settings, so the service does not start:");
    faults().forEach(fault -> errors.println("  " + fault));
  }
}
