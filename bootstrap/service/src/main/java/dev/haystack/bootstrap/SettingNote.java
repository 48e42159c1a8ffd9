package dev.haystack.bootstrap;

/**
 * What was asked for when settings were read.
 *
 * @param standard the default as text, empty if there is none
 * @param allowed in words
 */
record SettingNote(String name, String standard, String allowed, Kind kind) {

  enum Kind {
    PLAIN,
    /** Its default follows from the machine, and is told in words. */
    IN_WORDS,
    /** Never shown; a file may hold it. */
    SECRET
  }

  boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /** The setting that names the file of a secret. */
  String fileName() {
    return name + SettingsReader.FILE;
  }
}
