package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;
import java.io.PrintWriter;

/** Shows the frames of a session in the terminal; for one thread. */
final class ChatPrinter implements ChatView {

  private static final int ARGUMENT_CHARS_MAX = 120;

  private final PrintWriter target;
  private boolean inLine;

  ChatPrinter(PrintWriter target) {
    this.target = target;
  }

  @Override
  public void show(JsonObject frame) {
    switch (text(frame, "type")) {
      case "text_chunk", "chat_document_text_chunk" -> stream(text(frame, "content"));
      case "tool_call_started" ->
          line("→ " + text(frame, "name") + " " + shortened(member(frame, "arguments")));
      case "tool_call_completed" -> line("← " + text(frame, "name") + " " + completion(frame));
      case "ui_actions" ->
          frame.array("actions").ifPresent(all -> all.objects().forEach(this::action));
      // who says yes has seen all of it
      case "confirmation_required" ->
          line("? " + text(frame, "display_name") + " " + member(frame, "arguments"));
      case "turn_queued" ->
          line(
              "… waiting, position "
                  + member(frame, "position")
                  + " ("
                  + text(frame, "reason")
                  + ")");
      case "error" -> line("✗ " + text(frame, "code") + ": " + text(frame, "message"));
      case "auth_required" -> line("✗ " + ChatRefusals.token(text(frame, "reason")));
      case "chat_note" -> line(text(frame, "text"));
      case "chat_document_written" -> line("▤ written");
      case "chat_document" -> line("▤ " + text(frame, "name"));
      case "message_complete" -> complete(frame);
      case "turn_status" -> {
        if (text(frame, "state").equals("failed")) {
          line("✗ the answer was lost with the service; please ask again");
        }
      }
      case "degraded" ->
          line(frame.bool("degraded").orElse(false) ? "… degraded: memory only" : "… shared again");
      case "going_away" -> line("… the service is going away");
      default -> {
        // greetings, acknowledgements and other frames that need no words
      }
    }
  }

  private void line(String text) {
    if (inLine) {
      target.println();
      inLine = false;
    }
    target.println(text);
    target.flush();
  }

  private void stream(String content) {
    target.print(content);
    target.flush();
    inLine = !content.endsWith("\n");
  }

  private void action(JsonObject action) {
    String aim = action.string("target").map(name -> " on " + name).orElse("");
    line("⇒ " + text(action, "type") + aim + " " + shortened(member(action, "payload")));
  }

  private void complete(JsonObject frame) {
    String reason = text(frame, "finish_reason");
    var usage = frame.object("usage").orElse(JsonObject.EMPTY);
    line(
        "[%s · %s · %s tokens in, %s out]"
            .formatted(
                reason,
                text(frame, "model"),
                member(usage, "input_tokens"),
                member(usage, "output_tokens")));
  }

  private static String completion(JsonObject frame) {
    boolean success = frame.bool("success").orElse(false);
    boolean repeated = frame.bool("deduplicated").orElse(false);
    return (success ? "ok" : "failed " + shortened(member(frame, "error")))
        + (repeated ? ", as before" : "")
        + ", "
        + member(frame, "duration_ms")
        + " ms";
  }

  private static String text(JsonObject frame, String name) {
    return frame.string(name).orElse("");
  }

  private static String member(JsonObject frame, String name) {
    return frame.get(name).map(value -> value.text()).orElse("-");
  }

  private static String shortened(String text) {
    return text.length() <= ARGUMENT_CHARS_MAX ? text : text.substring(0, ARGUMENT_CHARS_MAX) + "…";
  }
}
