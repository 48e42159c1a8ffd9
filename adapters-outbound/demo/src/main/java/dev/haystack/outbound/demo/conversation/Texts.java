package dev.haystack.outbound.demo.conversation;

import java.util.Set;

/** What the demo model says about itself. */
final class Texts {

  static final String CRISIS =
      "I am only a demo and cannot help with this, but people can, right now: please call your"
          + " local emergency number or a crisis line, or tell someone near you. You do not have"
          + " to be alone with it.";

  private static final String HONEST =
      "I am the demo model: no language model is connected, I follow a few fixed rules, and the"
          + " data may be made up. ";
  private static final String PRACTICE =
      "Try: Find all clients named John. Summary of Maria Garcia. Show the clinic stats. What is"
          + " on today? List the templates. Load John's session. Select the Progress Note template."
          + " Generate the document. Go to the transcribe page.";
  private static final String SUPPORT =
      "Try: I feel anxious, 4 of 10. A breathing exercise, please. How can I cope with exams? My"
          + " tasks for today.";
  private static final String DOCUMENTS = "Try: Generate the document.";

  private Texts() {}

  static String greeting(Set<String> offered) {
    return "Hello! " + HONEST + examples(offered);
  }

  static String lost(Set<String> offered) {
    return "I cannot follow that. " + HONEST + examples(offered);
  }

  private static String examples(Set<String> offered) {
    if (offered.contains("search_clients")) {
      return PRACTICE;
    }
    return offered.contains("mood_check_in") ? SUPPORT : DOCUMENTS;
  }
}
