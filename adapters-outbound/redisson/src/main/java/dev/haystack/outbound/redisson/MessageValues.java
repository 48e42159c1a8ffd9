package dev.haystack.outbound.redisson;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.outbound.redisson.sealing.Opened;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.ValueKind;
import dev.haystack.outbound.redisson.sealing.ValuePlace;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages as they are stored: a sealed one stands behind the ids by which scripts know it, as
 * those of one in plain text do.
 */
record MessageValues(Sealing sealing) {

  private static final Journal JOURNAL = Journal.of(RedissonSharedSessions.class);
  private static final String SEALED = "sealed";

  /**
   * Messages that were read.
   *
   * @param anew of each that is to be sealed anew its place, what it was seen with, and what it is
   *     to be
   */
  record Read(List<Message> messages, List<String> anew) {

    Read {
      messages = List.copyOf(messages);
      anew = List.copyOf(anew);
    }
  }

  /** The arguments of a script that may add them. */
  List<String> arguments(SessionId session, Incarnation incarnation, List<Message> messages) {
    List<String> arguments = new ArrayList<>(3 * messages.size());
    for (Message message : messages) {
      arguments.add(message.id().value());
      arguments.add(clientId(message).value());
      arguments.add(text(session, incarnation, message));
    }
    return arguments;
  }

  private static ClientMessageId clientId(Message message) {
    return message instanceof UserMessage user ? user.clientMessageId() : ClientMessageId.NONE;
  }

  private String text(SessionId session, Incarnation incarnation, Message message) {
    String plain = MessageRecord.of(message);
    if (!sealing.isSealing()) {
      return plain;
    }
    String id = message.id().value();
    return JsonObject.builder()
        .put("id", id)
        .putUnlessEmpty("client", clientId(message).value())
        .put(SEALED, sealing.seal(place(session, incarnation, id), plain))
        .build()
        .text();
  }

  private static ValuePlace place(SessionId session, Incarnation incarnation, String id) {
    String key = SessionKeys.of(session, "messages");
    return new ValuePlace(ValueKind.MESSAGE, key, id, incarnation.value(), "");
  }

  /**
   * Reads what a script answers; what was just offered is a number there.
   *
   * @param from where the first of them stands
   */
  Read read(
      SessionId session,
      Incarnation incarnation,
      List<Reply> records,
      List<Message> offered,
      int from) {
    List<Message> messages = new ArrayList<>(records.size());
    List<String> anew = new ArrayList<>();
    int damaged = 0;
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i) instanceof Reply.Whole(long number)) {
        messages.add(offered.get((int) number));
        continue;
      }
      String stored = records.get(i).text();
      Optional<Opened> opened = opened(session, incarnation, stored);
      Optional<Message> message = opened.map(Opened::text).flatMap(MessageRecord::read);
      message.ifPresent(messages::add);
      if (opened.isPresent() && message.isEmpty()) {
        damaged++;
      } else if (message.isPresent() && opened.get().isOutdated()) {
        anew.addAll(
            List.of(Integer.toString(from + i), stored, text(session, incarnation, message.get())));
      }
    }
    if (damaged > 0) {
      JOURNAL.tell(JournalEvent.RECORD_DAMAGED, Detail.code("message"), Detail.count(damaged));
    }
    return new Read(messages, anew);
  }

  /** The record as it was before it was sealed. */
  private Optional<Opened> opened(SessionId session, Incarnation incarnation, String stored) {
    Optional<JsonObject> wrapping = wrapping(stored);
    if (wrapping.isEmpty()) {
      // what is no record at all is found out by whoever reads it
      return sealing.isPlainTaken(ValueKind.MESSAGE)
          ? Optional.of(new Opened(stored, sealing.isSealing()))
          : Optional.empty();
    }
    JsonObject record = wrapping.get();
    String id = record.string("id").orElse("");
    return sealing.open(place(session, incarnation, id), record.string(SEALED).orElse(""));
  }

  private Optional<JsonObject> wrapping(String stored) {
    if (!stored.endsWith("\"}") || !stored.contains("\"" + SEALED + "\":\"")) {
      return Optional.empty();
    }
    try {
      return Json.parse(stored, MessageRecord.DEPTH_MAX) instanceof JsonObject record
              && record.string(SEALED).isPresent()
          ? Optional.of(record)
          : Optional.empty();
    } catch (JsonSyntaxException _) {
      return Optional.empty();
    }
  }
}
