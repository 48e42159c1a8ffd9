package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.json.JsonObject;
import java.util.Optional;

/** Tells, in words for the user, why a tool could not do its work. */
final class Obstacles {

  private Obstacles() {}

  static Optional<Move> in(JsonObject result) {
    return switch (result.string("status").orElse("")) {
      case "error" -> Optional.of(new Move.Say("That did not work: " + reason(result)));
      case "navigation_required" -> Optional.of(new Move.Say(navigation(result)));
      default -> Optional.empty();
    };
  }

  private static String reason(JsonObject result) {
    return result.text("message").or(() -> result.text("error")).orElse("the tool gave no reason.");
  }

  private static String navigation(JsonObject result) {
    JsonObject link = result.object("navigation_link").orElse(JsonObject.EMPTY);
    String url = link.text("url").orElse("/live-transcribe");
    String text = link.text("text").orElse("that page");
    return "This can only be done on another page: ["
        + text
        + "]("
        + url
        + "). Please go there and ask me again.";
  }
}
