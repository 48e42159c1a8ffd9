package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.array;
import static dev.haystack.outbound.demo.practice.Replies.forClient;
import static dev.haystack.outbound.demo.practice.Replies.name;
import static dev.haystack.outbound.demo.practice.Replies.notFound;
import static dev.haystack.outbound.demo.practice.Replies.pick;
import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Map;

/** The tools about what clients and the bot wrote to each other. */
final class ConversationTools {

  private ConversationTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "get_conversations", ConversationTools::all,
        "get_conversation_messages", ConversationTools::messages,
        "get_latest_conversation", ConversationTools::latest);
  }

  private static ToolResult all(PracticeData practice, Asked asked) {
    return forClient(
        practice,
        asked,
        client -> {
          List<JsonObject> threads = PracticeData.list(client, "assignments");
          return success(
              pick(client, "client_id")
                  .put("client_name", name(client))
                  .put("conversations", array(threads, thread -> line(thread, asked)))
                  .put("total", threads.size()));
        });
  }

  private static JsonObjectBuilder line(JsonObject thread, Asked asked) {
    List<JsonObject> messages = PracticeData.list(thread, "messages");
    return pick(thread, "assignment_id", "homework_id", "status")
        .put("homework_title", thread.string("title").orElse(""))
        .put("message_count", messages.size())
        .put("last_activity", lastActivity(messages, asked));
  }

  private static ToolResult messages(PracticeData practice, Asked asked) {
    String id = asked.text("assignment_id");
    return forClient(
        practice,
        asked,
        client ->
            PracticeData.list(client, "assignments").stream()
                .filter(thread -> PracticeData.is(thread, "assignment_id", id))
                .findFirst()
                .map(thread -> success(page(client, thread, asked)))
                .orElse(notFound("conversation")));
  }

  private static JsonObjectBuilder page(JsonObject client, JsonObject thread, Asked asked) {
    List<JsonObject> messages = PracticeData.list(thread, "messages");
    List<JsonObject> page =
        messages.stream()
            .skip(asked.number("offset", 0))
            .limit(asked.number("limit", 100))
            .toList();
    return pick(thread, "assignment_id")
        .putIfPresent("client_id", client.get("client_id"))
        .put("client_name", name(client))
        .put("homework_title", thread.string("title").orElse(""))
        .put("messages", array(page, message -> message(message, asked)))
        .put("total_messages", messages.size())
        .put(
            "first_message_date",
            messages.isEmpty() ? "" : asked.timeOf(messages.getFirst(), "days_ago"))
        .put("last_message_date", lastActivity(messages, asked));
  }

  private static ToolResult latest(PracticeData practice, Asked asked) {
    return forClient(
        practice,
        asked,
        client ->
            PracticeData.list(client, "assignments").stream()
                .findFirst()
                .map(thread -> success(latest(client, thread, asked)))
                .orElse(notFound("conversation")));
  }

  private static JsonObjectBuilder latest(JsonObject client, JsonObject thread, Asked asked) {
    List<JsonObject> messages = PracticeData.list(thread, "messages");
    int skipped = Math.max(0, messages.size() - asked.number("message_limit", 50));
    return pick(client, "client_id")
        .put("client_name", name(client))
        .put("latest_assignment_id", thread.string("assignment_id").orElse(""))
        .put("homework_title", thread.string("title").orElse(""))
        .put(
            "recent_messages",
            array(messages.subList(skipped, messages.size()), message -> message(message, asked)))
        .put("message_count", messages.size())
        .put("last_activity", lastActivity(messages, asked));
  }

  private static JsonObjectBuilder message(JsonObject message, Asked asked) {
    return pick(message, "sender", "text").put("timestamp", asked.timeOf(message, "days_ago"));
  }

  private static String lastActivity(List<JsonObject> messages, Asked asked) {
    return messages.isEmpty() ? "" : asked.timeOf(messages.getLast(), "days_ago");
  }
}
