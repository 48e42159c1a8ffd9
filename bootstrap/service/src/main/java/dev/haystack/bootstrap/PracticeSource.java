package dev.haystack.bootstrap;

/** A practice, behind a word of {@code TOOL_BACKEND}. */
@FunctionalInterface
public interface PracticeSource {

  /** Reads the practice's settings; nothing is made yet. It is asked only if it was chosen. */
  Opening<Practice> read(SettingsReader settings);
}
