package dev.haystack.inbound.protocol;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.UiAction;
import java.util.ArrayList;
import java.util.List;

/** One turn of each kind, as every dialect has to tell it. */
enum GoldenTurn {
  TEXT(text("Hé 😀\n"), text("you \"there\".")),
  TOOLS(
      text("One moment. "),
      started("k1", "search_clients"),
      completed("k1", "search_clients", ""),
      text("Now the summary. "),
      started("k2", "get_client_summary"),
      completed("k2", "get_client_summary", "The practice does not answer."),
      text("Done.")),
  PARALLEL(
      started("k1", "search_clients"),
      started("k2", "get_clinic_stats"),
      completed("k2", "get_clinic_stats", ""),
      completed("k1", "search_clients", ""),
      started("k3", "search_clients"),
      completed("k3", "search_clients", ""),
      text("Both.")),
  STOPPED(TurnEnd.STOPPED, text("Half of"), started("k1", "search_clients")),
  FAILED(text("Half of"), new TurnEvent.Failed(ErrorCode.MODEL_STALLED, 1500, question())),
  LIMIT(
      TurnEnd.TOOL_LIMIT,
      started("k1", "search_clients"),
      completed("k1", "search_clients", ""),
      text("I must stop here.")),
  ACTIONS(
      started("k1", "suggest_navigation"),
      completed("k1", "suggest_navigation", ""),
      text("Over there."),
      new TurnEvent.ActionsRequested(
          List.of(
              new UiAction("a1", "navigate", "clients_list", JsonObject.EMPTY),
              new UiAction("a2", "select_client", "", JsonObject.EMPTY.with("id", "7")))));

  static final TurnId TURN = new TurnId("t");
  private static final MessageId QUESTION = new MessageId("t");

  // nobody changes it
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<TurnEvent> events;

  GoldenTurn(TurnEvent... events) {
    this(TurnEnd.STOP, events);
  }

  GoldenTurn(TurnEnd end, TurnEvent... events) {
    List<TurnEvent> all = new ArrayList<>(List.of(events));
    if (!(all.getLast() instanceof TurnEvent.Failed)) {
      all.add(
          new TurnEvent.Completed(
              new MessageId("m"), end, new Usage(30, 20, 10, 0, 5, false), "gpt-x"));
    }
    this.events = List.copyOf(all);
  }

  /** All that the log holds of it. */
  List<LoggedEvent> logged() {
    List<LoggedEvent> logged = new ArrayList<>();
    logged.add(
        new LoggedEvent(1, TURN, new TurnEvent.Started(QUESTION, question(), Durability.MEMORY)));
    for (TurnEvent event : events) {
      logged.add(new LoggedEvent(logged.size() + 1L, TURN, event));
    }
    logged.add(new LoggedEvent(logged.size() + 1L, TURN, new TurnEvent.Ended()));
    return logged;
  }

  /** The answer as it is stored. */
  String answer() {
    var text = new StringBuilder();
    for (TurnEvent event : events) {
      if (event instanceof TurnEvent.TextDelta(var content)) {
        text.append(content);
      }
    }
    return text.toString();
  }

  private static ClientMessageId question() {
    return new ClientMessageId("c");
  }

  private static TurnEvent text(String content) {
    return new TurnEvent.TextDelta(content);
  }

  private static TurnEvent started(String id, String name) {
    return new TurnEvent.ToolStarted(
        id, name, name.replace('_', ' '), JsonObject.EMPTY.with("query", "a\"b"));
  }

  private static TurnEvent completed(String id, String name, String error) {
    return new TurnEvent.ToolCompleted(id, name, false, 12, error);
  }
}
