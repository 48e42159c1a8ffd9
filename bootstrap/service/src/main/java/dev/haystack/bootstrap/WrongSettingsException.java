package dev.haystack.bootstrap;

import java.util.List;

/** Settings with which the service does not start; each fault names its variable. */
final class WrongSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongSettingsException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
