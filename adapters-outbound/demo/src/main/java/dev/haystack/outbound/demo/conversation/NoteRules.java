package dev.haystack.outbound.demo.conversation;

import static dev.haystack.outbound.demo.conversation.Lines.objects;
import static dev.haystack.outbound.demo.conversation.Lines.word;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the demo model does about a document of one client's session, from the name to the text. */
final class NoteRules {

  private static final String OPEN = "load_session_direct";
  private static final String NAVIGATE = "navigate_to_page";
  private static final String TEMPLATES = "get_templates";
  private static final String SELECT = "select_template_by_name";
  private static final String GENERATE = "generate_document_from_loaded";
  private static final Pattern WANTED =
      Pattern.compile("(?i)\\b(?:an?|the)\\s+([\\p{L} ]{0,40}?\\b(?:note|letter|plan))\\b");

  private NoteRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.when(
            "\\b(generate|write|create|make)\\b.*\\b(note|letter|plan)\\b.*\\bsession\\b",
            Set.of("search_clients", SessionRules.SEARCH, OPEN, TEMPLATES, SELECT, GENERATE),
            ClientSteps.search(),
            ClientSteps.found(),
            ClientSteps.unambiguous(),
            Step.call("", SessionRules.SEARCH, Arguments::clientId),
            SessionRules.noneFound(),
            onThePage(Step.call("I open the latest session. ", OPEN, SessionRules::latestSession)),
            Step.call("", TEMPLATES, Arguments::none),
            Step.endIf(
                turn -> template(turn).isEmpty(),
                turn ->
                    Lines.list(
                        "There is no such template, only these:",
                        objects(turn.object(TEMPLATES), "templates"),
                        template -> word(template, "name"))),
            Step.call("", SELECT, NoteRules::named),
            Step.call("All is there. ", GENERATE, NoteRules::document),
            Step.say(turn -> word(turn.object(GENERATE), "user_message"))));
  }

  /** Where the page cannot do the step, takes the user to the one that can. */
  private static Step onThePage(Step step) {
    Step leave =
        Step.call("This is done on another page. ", NAVIGATE, _ -> NavigationRules.transcribing());
    Step arrived =
        Step.say(_ -> "I take you to the page where sessions are open; please ask me again there.");
    return turn ->
        turn.object(OPEN).string("status").orElse("").equals("navigation_required")
            ? leave.next(turn).or(() -> arrived.next(turn))
            : step.next(turn);
  }

  private static Optional<JsonObject> template(Turn turn) {
    String wanted =
        WANTED
            .matcher(turn.question())
            .results()
            .map(match -> match.group(1).strip().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse("");
    return Stream.of(turn.object(TEMPLATES))
        .flatMap(answer -> objects(answer, "templates").stream())
        .filter(template -> word(template, "name").toLowerCase(Locale.ROOT).contains(wanted))
        .findFirst();
  }

  private static JsonObject named(Turn turn) {
    return JsonObject.EMPTY.with("template_name", word(template(turn).orElseThrow(), "name"));
  }

  private static JsonObject document(Turn turn) {
    JsonObject template = template(turn).orElseThrow();
    JsonObject session =
        Arguments.pick(SessionRules.latestSession(turn), "session_id", "client_id", "client_name");
    return JsonObject.builder()
        .put("template_name", word(template, "name"))
        .put("template_content", word(template, "content"))
        .put("document_name", word(template, "name") + " of " + word(session, "client_name"))
        .put("sessions", JsonArray.of(List.of(session)))
        .build();
  }
}
