package dev.haystack.application.template;

import java.util.regex.Pattern;

/** What the page is asked to write from: the rules, the user's guidance, then the material. */
public final class DocumentPrompt {

  private static final String VALID = ", valid as far as the rules above allow:\n";
  private static final String REVISION =
      "Revise the document below. Change what the instructions ask for and keep the rest as it"
          + " is.\n\n";
  private static final String GUIDANCE = "Guidance from the user" + VALID;
  private static final String INSTRUCTIONS = "Instructions from the user" + VALID;
  private static final String TEMPLATE = "Template:\n";
  private static final String DOCUMENT = "Document:\n";

  private static final Pattern FROM_TEMPLATE = layout(GUIDANCE, TEMPLATE);
  private static final Pattern FROM_DOCUMENT = layout(REVISION + INSTRUCTIONS, DOCUMENT);

  private DocumentPrompt() {}

  /** For a new document. */
  public static String fromTemplate(String template, String instructions) {
    return SafetyHeader.before(
        instructions.isBlank()
            ? template
            : GUIDANCE + instructions.strip() + "\n\n" + TEMPLATE + template);
  }

  /** For a document that is there, and is to be changed. */
  public static String fromDocument(String original, String instructions) {
    return SafetyHeader.before(
        REVISION + INSTRUCTIONS + instructions.strip() + "\n\n" + DOCUMENT + original);
  }

  /** What was put together by these two, or a plain template. */
  static Brief read(String text) {
    String plain = SafetyHeader.strip(text).strip();
    var revision = FROM_DOCUMENT.matcher(plain);
    if (revision.matches()) {
      return new Brief(true, revision.group(2), revision.group(1).strip());
    }
    var guided = FROM_TEMPLATE.matcher(plain);
    return guided.matches()
        ? new Brief(false, guided.group(2), guided.group(1).strip())
        : new Brief(false, plain, "");
  }

  private static Pattern layout(String before, String between) {
    // white space may have changed on the way, line ends above all
    return Pattern.compile("(?s)" + loose(before) + "(.*?)\\R\\s{0,8}" + loose(between) + "(.*)");
  }

  private static String loose(String words) {
    StringBuilder pattern = new StringBuilder();
    for (String word : words.strip().split("\\s+", -1)) {
      pattern.append(pattern.isEmpty() ? "" : "\\s+").append(Pattern.quote(word));
    }
    return pattern.append("\\s*").toString();
  }
}
