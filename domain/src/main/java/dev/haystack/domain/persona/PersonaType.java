package dev.haystack.domain.persona;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of assistant there are. */
public enum PersonaType {
  WEB_ASSISTANT("Web Assistant", "Helps a practitioner across the practice's pages."),
  JAIMEE_THERAPIST("Jaimee", "Supports a client between sessions."),
  TRANSCRIBER_AGENT("Transcriber", "Turns transcribed sessions into documents.");

  private final String displayName;
  private final String description;

  PersonaType(String displayName, String description) {
    this.displayName = displayName;
    this.description = description;
  }

  /** The persona of that wire name. */
  public static Optional<PersonaType> of(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String displayName() {
    return displayName;
  }

  public String description() {
    return description;
  }
}
