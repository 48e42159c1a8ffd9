package dev.haystack.outbound.demo.conversation;

import static dev.haystack.outbound.demo.conversation.Lines.objects;
import static dev.haystack.outbound.demo.conversation.Lines.word;

import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the demo model does about questions that concern templates and documents. */
final class DocumentRules {

  private static final String SELECT = "select_template_by_name";
  private static final String READINESS = "check_document_readiness";
  private static final String GENERATE = "generate_document_auto";
  private static final String NAMED = "([\\p{L}\\p{N} -]{2,60}?)";
  private static final List<Pattern> TEMPLATE_NAMES =
      List.of(
          Pattern.compile("[\"“]([^\"”]{1,80})[\"”]"),
          Pattern.compile("(?i)\\btemplate\\s+(?:named|called)?\\s*" + NAMED + "\\s*(?:[.?!]|$)"),
          Pattern.compile(
              "(?i)\\b(?:select|use|choose|pick)\\s+(?:the\\s+)?" + NAMED + "\\s+template\\b"));

  private DocumentRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.when(
            "\\b(select|use|choose|pick)\\b.*\\btemplate\\b",
            Set.of(SELECT),
            Step.endIf(
                turn -> templateName(turn.question()).isEmpty(),
                _ -> "Which template? Please give me its name."),
            Step.call("", SELECT, DocumentRules::template),
            Step.say(turn -> word(turn.object(SELECT), "user_message"))),
        Rule.when(
            "\\btemplates?\\b",
            Set.of("get_templates"),
            Step.call("", "get_templates", Arguments::none),
            Step.say(turn -> templates(turn.object("get_templates")))),
        Rule.when(
            "\\b(generate|write|create|make)\\b.*\\b(document|note|summary|letter)\\b",
            Set.of(READINESS, GENERATE),
            Step.call("I check what is there. ", READINESS, Arguments::none),
            Step.endIf(
                turn -> !turn.object(READINESS).bool("ready_to_generate").orElse(false),
                turn -> missing(turn.object(READINESS))),
            Step.call("All is there. ", GENERATE, Arguments::none),
            Step.say(turn -> word(turn.object(GENERATE), "user_message"))),
        Rule.when(
            "\\b(which|what|list|show)\\b.*\\bdocuments?\\b",
            Set.of("get_generated_documents"),
            Step.call("", "get_generated_documents", Arguments::none),
            Step.say(turn -> documents(turn.object("get_generated_documents")))));
  }

  private static JsonObject template(Turn turn) {
    return JsonObject.EMPTY.with("template_name", templateName(turn.question()).orElse(""));
  }

  private static Optional<String> templateName(String question) {
    return TEMPLATE_NAMES.stream()
        .flatMap(place -> place.matcher(question).results())
        .map((MatchResult match) -> match.group(1).strip())
        .filter(name -> !name.isEmpty() && !name.equals("a"))
        .findFirst();
  }

  private static String templates(JsonObject answer) {
    return Lines.list(
        "These templates are there:",
        objects(answer, "templates"),
        template -> word(template, "name") + ": " + word(template, "description"));
  }

  private static String missing(JsonObject readiness) {
    String next = readiness.text("next_action").map(action -> " Next: " + action).orElse("");
    return "The document cannot be generated yet: " + word(readiness, "message") + next;
  }

  private static String documents(JsonObject answer) {
    return Lines.list(
        word(answer, "message"),
        objects(answer, "generated_documents"),
        document -> word(document, "document_name"));
  }
}
