package dev.haystack.scenarios;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Conversations with many tool rounds, as practices have them. */
final class LongHistory {

  private static final int ROUNDS_PER_TURN = 3;

  private LongHistory() {}

  /** Of so many turns, each with three rounds whose results hold so many clients. */
  static List<Message> of(int turns, int clients) {
    List<Message> history = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      history.add(question(turn));
      history.add(answer(turn, clients));
    }
    return history;
  }

  static UserMessage question(int turn) {
    return new UserMessage(
        new MessageId("q" + turn),
        ClientMessageId.NONE,
        "Find John, number " + turn + " – “the second”\nplease",
        Instant.EPOCH);
  }

  private static AssistantMessage answer(int turn, int clients) {
    String said = "There are " + clients + " clients of that name. ".repeat(10);
    return new AssistantMessage(
        new MessageId("a" + turn),
        new MessageId("q" + turn),
        said,
        Instant.EPOCH,
        turn % 5 == 4 ? MessageStatus.STOPPED : MessageStatus.COMPLETE,
        IntStream.range(0, ROUNDS_PER_TURN)
            .mapToObj(number -> round(turn + "-" + number, clients))
            .toList(),
        said);
  }

  /** A round with one call that finds so many clients, and one that fails. */
  static ToolRound round(String name, int clients) {
    var search =
        new ToolCall("call-" + name, "search_clients", "{\"query\":\"John " + name + "\"}");
    var rooms = new ToolCall("rooms-" + name, "list_rooms", "");
    return new ToolRound(
        "",
        List.of(
            new ToolExchange(search, new ToolResult.Success(found(clients))),
            new ToolExchange(
                rooms, new ToolResult.Failure(ToolFailure.NOT_FOUND, "There are no \"rooms\"."))));
  }

  private static Json found(int clients) {
    return JsonObject.builder()
        .put("total", clients)
        .put(
            "clients",
            IntStream.range(0, clients)
                .mapToObj(LongHistory::client)
                .collect(JsonArray.collector()))
        .build();
  }

  private static Json client(int number) {
    return JsonObject.builder()
        .put("client_id", "3f2504e0-4f89-41d3-9a0c-0305e82c330" + number)
        .put("name", "John Müller " + number)
        .put("status", "active")
        .put("notes", "prefers the \"late\" hour")
        .put("total_assignments", number)
        .build();
  }
}
