package dev.haystack.outbound.demo.conversation;

import static dev.haystack.outbound.demo.conversation.Lines.objects;
import static dev.haystack.outbound.demo.conversation.Lines.word;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Set;

/** What the demo model does about questions that concern transcribed sessions. */
final class SessionRules {

  static final String SEARCH = "search_sessions";
  private static final String LOAD_ONE = "load_session_direct";
  private static final String LOAD_ALL = "load_multiple_sessions";

  private SessionRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.when(
            "\\b(which|what|list)\\b.*\\bsessions?\\b.*\\b(loaded|open)\\b",
            Set.of("get_loaded_sessions"),
            Step.call("", "get_loaded_sessions", Arguments::none),
            Step.say(turn -> loaded(turn.object("get_loaded_sessions")))),
        Rule.when(
            "\\b(load|open)\\b.*\\bsessions\\b",
            Set.of("search_clients", SEARCH, LOAD_ALL),
            ClientSteps.search(),
            ClientSteps.found(),
            Step.call("", SEARCH, Arguments::clientId),
            noneFound(),
            Step.call("I open them for you. ", LOAD_ALL, SessionRules::everySession),
            Step.say(turn -> chosen(turn) + word(turn.object(LOAD_ALL), "user_message"))),
        Rule.when(
            "\\b(load|open)\\b.*\\bsession\\b",
            Set.of("search_clients", SEARCH, LOAD_ONE),
            ClientSteps.search(),
            ClientSteps.found(),
            Step.call("", SEARCH, Arguments::clientId),
            noneFound(),
            Step.call("I open the latest one. ", LOAD_ONE, SessionRules::latestSession),
            Step.say(turn -> chosen(turn) + word(turn.object(LOAD_ONE), "user_message"))),
        Rule.when(
            "\\bsessions?\\b.*\\b(of|with|about|for)\\b|['’]s sessions?\\b",
            Set.of("search_clients", SEARCH),
            ClientSteps.search(),
            ClientSteps.found(),
            Step.call("", SEARCH, Arguments::clientId),
            noneFound(),
            Step.say(turn -> sessions(turn.object(SEARCH)))));
  }

  static Step noneFound() {
    return Step.endIf(
        turn -> objects(turn.object(SEARCH), "sessions").isEmpty(),
        turn ->
            "There is no recorded session of "
                + turn.client().map(ClientSteps::name).orElse("that client")
                + ".");
  }

  static JsonObject latestSession(Turn turn) {
    return forPage(objects(turn.object(SEARCH), "sessions").getFirst());
  }

  private static JsonObject everySession(Turn turn) {
    List<JsonObject> sessions =
        objects(turn.object(SEARCH), "sessions").stream().map(SessionRules::forPage).toList();
    return JsonObject.EMPTY.with("sessions", JsonArray.of(sessions));
  }

  private static JsonObject forPage(JsonObject session) {
    return Arguments.pick(
        session,
        "session_id",
        "client_id",
        "client_name",
        "recording_date",
        "duration",
        "total_segments",
        "average_confidence");
  }

  /** Says whom the model took where the name fits several. */
  private static String chosen(Turn turn) {
    List<JsonObject> clients = turn.objects("search_clients");
    return clients.size() < 2
        ? ""
        : "The name fits "
            + ClientSteps.names(clients)
            + "; I took "
            + ClientSteps.name(clients.getFirst())
            + ". ";
  }

  private static String sessions(JsonObject found) {
    return Lines.list(
        "I found these sessions:",
        objects(found, "sessions"),
        session -> word(session, "recording_date") + " " + word(session, "client_name"));
  }

  private static String loaded(JsonObject answer) {
    return Lines.list(
        word(answer, "message"),
        objects(answer, "loaded_sessions"),
        session -> word(session, "client_name") + ": " + word(session, "content_preview"));
  }
}
