package dev.haystack.outbound.demo.conversation;

import static dev.haystack.outbound.demo.conversation.Lines.word;

import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the demo model does about a wish to go to another page. */
final class NavigationRules {

  private static final String NAVIGATE = "navigate_to_page";
  private static final List<Target> TARGETS =
      List.of(
          new Target("transcribe", "/live-transcribe", "transcribe_page"),
          new Target("dashboard", "/dashboard", "dashboard"),
          new Target("client", "/clients", "clients_list"),
          new Target("message", "/messages", "messages_page"),
          new Target("homework", "/homework", "homework_page"),
          new Target("file", "/files", "files_page"),
          new Target("profile", "/profile", "profile_page"),
          new Target("practitioner", "/practitioners", "practitioners_page"),
          new Target("session", "/sessions", "sessions_list"),
          new Target("setting", "/settings", "settings"),
          new Target("report", "/reports", "reports"));

  private NavigationRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.when(
            "\\b(go to|take me to|navigate|bring me to)\\b|\\bopen\\b.*\\bpage\\b",
            Set.of(NAVIGATE),
            Step.endIf(
                turn -> target(turn).isEmpty(),
                _ -> "I know no page of that name. Try the dashboard or the transcribe page."),
            Step.call("", NAVIGATE, NavigationRules::arguments),
            Step.say(turn -> word(turn.object(NAVIGATE), "user_message"))));
  }

  private static Optional<Target> target(Turn turn) {
    String question = turn.question().toLowerCase(Locale.ROOT);
    return TARGETS.stream().filter(target -> question.contains(target.word())).findFirst();
  }

  private static JsonObject arguments(Turn turn) {
    return arguments(target(turn).orElseThrow(), "You asked for it.");
  }

  /** The way to the page on which sessions are open. */
  static JsonObject transcribing() {
    return arguments(TARGETS.getFirst(), "Sessions are open there.");
  }

  private static JsonObject arguments(Target target, String reason) {
    return JsonObject.builder()
        .put("page_url", target.url())
        .put("page_type", target.pageType())
        .put("reason", reason)
        .build();
  }

  private record Target(String word, String url, String pageType) {}
}
