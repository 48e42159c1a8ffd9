package dev.haystack.application.tool;

import java.util.List;

/** How a document is called that the user has not named. */
final class DocumentName {

  private DocumentName() {}

  static String of(String template, CurrentClient current, List<LoadedSession> sessions) {
    String client = client(current, sessions);
    return template
        + (client.isBlank() ? "" : " - " + client)
        + (sessions.size() > 1 ? " (" + sessions.size() + " sessions)" : "");
  }

  /** Whose sessions they are; the selected client only where the sessions do not say. */
  private static String client(CurrentClient current, List<LoadedSession> sessions) {
    List<String> names =
        sessions.stream()
            .map(LoadedSession::clientName)
            .filter(name -> !name.isBlank())
            .distinct()
            .toList();
    return switch (names.size()) {
      case 0 -> current.name();
      case 1 -> names.getFirst();
      default -> "Several Clients";
    };
  }
}
