package dev.haystack.outbound.demo.conversation;

import static dev.haystack.outbound.demo.conversation.Lines.objects;
import static dev.haystack.outbound.demo.conversation.Lines.word;

import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the demo model does about questions that concern clients. */
final class ClientRules {

  private ClientRules() {}

  /** Those about one client. */
  static List<Rule> aboutOne() {
    return List.of(
        Rule.when(
            "\\b(report)\\b",
            Set.of("search_clients", "generate_report"),
            ClientSteps.search(),
            ClientSteps.found(),
            ClientSteps.unambiguous(),
            Step.call("", "generate_report", ClientRules::reportArguments),
            Step.say(
                turn -> "The report is there. " + word(turn.object("generate_report"), "summary"))),
        Rule.when(
            "\\b(homework|assignments?)\\b",
            Set.of("search_clients", "get_client_homework_status"),
            ClientSteps.search(),
            ClientSteps.found(),
            ClientSteps.unambiguous(),
            Step.call("", "get_client_homework_status", Arguments::clientId),
            Step.say(turn -> homework(turn.object("get_client_homework_status")))),
        Rule.when(
            "\\b(conversations?|messages)\\b",
            Set.of("search_clients", "get_latest_conversation"),
            ClientSteps.search(),
            ClientSteps.found(),
            ClientSteps.unambiguous(),
            Step.call("", "get_latest_conversation", Arguments::clientId),
            Step.say(turn -> conversation(turn.object("get_latest_conversation")))),
        Rule.when(
            "\\b(summary|summari[sz]e|profile of|tell me about|how is)\\b",
            Set.of("search_clients", "get_client_summary"),
            ClientSteps.search(),
            ClientSteps.found(),
            ClientSteps.unambiguous(),
            Step.call("", "get_client_summary", Arguments::clientId),
            Step.say(turn -> summary(turn.object("get_client_summary")))));
  }

  /** Those that find clients; they fit many a question and so come late. */
  static List<Rule> finding() {
    return List.of(
        Rule.when(
            "\\b(all|list|show|every)\\b.*\\bclients\\b(?!.*\\b(named|called)\\b)",
            Set.of("get_client_base"),
            Step.call("", "get_client_base", Arguments::none),
            Step.say(turn -> everybody(turn.object("get_client_base")))),
        Rule.when(
            "\\b(find|search|look for|show|who is)\\b",
            Set.of("search_clients"),
            Step.endIf(
                turn -> Names.in(turn.question()).isEmpty(),
                _ -> "Whom shall I look for? Please give me a name."),
            ClientSteps.search(),
            ClientSteps.found(),
            Step.say(turn -> found(turn.objects("search_clients")))));
  }

  private static JsonObject reportArguments(Turn turn) {
    String question = turn.question().toLowerCase(Locale.ROOT);
    String type =
        question.contains("billing")
            ? "billing_summary"
            : question.contains("session") ? "session_summary" : "treatment_progress";
    return Arguments.clientId(turn).with("report_type", type);
  }

  private static String found(List<JsonObject> clients) {
    String heading = "I found " + Counted.of(clients.size(), "client") + ":";
    return Lines.list(heading, clients, ClientRules::line);
  }

  private static String line(JsonObject client) {
    return ClientSteps.name(client)
        + " ("
        + word(client, "status")
        + ", "
        + word(client, "occupation")
        + ", last session "
        + word(client, "last_session")
        + ")";
  }

  private static String everybody(JsonObject base) {
    JsonObject counts = base.object("summary").orElse(JsonObject.EMPTY);
    return Lines.list(
        "These are the active clients, " + word(counts, "total_returned") + " in all:",
        objects(base, "client_base"),
        client -> ClientSteps.name(client) + ", " + word(client, "email"));
  }

  private static String summary(JsonObject client) {
    JsonObject homework = client.object("assignment_stats").orElse(JsonObject.EMPTY);
    return ClientSteps.name(client)
        + " is "
        + word(client, "age")
        + ", "
        + word(client, "occupation")
        + ", and "
        + word(client, "status")
        + ". "
        + word(client, "notes")
        + " Progress: "
        + word(client, "treatment_progress")
        + " The last session was on "
        + word(client, "last_session")
        + "; "
        + word(homework, "completed")
        + " of "
        + word(homework, "total")
        + " assignments are completed.";
  }

  private static String homework(JsonObject status) {
    return Lines.list(
        ClientSteps.name(status) + " has these assignments:",
        objects(status, "assignments"),
        assignment -> word(assignment, "title") + ": " + word(assignment, "status"));
  }

  private static String conversation(JsonObject latest) {
    return Lines.list(
        "The latest conversation of "
            + ClientSteps.name(latest)
            + " is about "
            + word(latest, "homework_title")
            + ":",
        objects(latest, "recent_messages"),
        message -> word(message, "sender") + ": " + word(message, "text"));
  }
}
