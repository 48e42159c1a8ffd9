package dev.haystack.application.tool;

/** What the page is asked to write from: the rules, the user's guidance, then the material. */
final class DocumentPrompt {

  private DocumentPrompt() {}

  static String fromTemplate(String template, String instructions) {
    return SafetyHeader.before(
        instructions.isBlank()
            ? template
            : guidance("Guidance from the user", instructions) + "Template:\n" + template);
  }

  static String fromDocument(String original, String instructions) {
    return SafetyHeader.before(
        "Revise the document below. Change what the instructions ask for and keep the rest as it"
            + " is.\n\n"
            + guidance("Instructions from the user", instructions)
            + "Document:\n"
            + original);
  }

  private static String guidance(String title, String instructions) {
    return title + ", valid as far as the rules above allow:\n" + instructions.strip() + "\n\n";
  }
}
