package dev.haystack.outbound.redisson;

import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.store.SessionCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sessions in Redis: a hash with what a session is, a list of its messages as JSON, and a set of
 * the messages' ids, all of which expire together.
 */
public final class RedissonSharedSessions implements SharedSessions {

  private static final Journal JOURNAL = Journal.of(RedissonSharedSessions.class);
  private static final List<String> NO_SESSION = Collections.nCopies(7, "");

  private final Scripts scripts;
  private final Graveyard graveyard;
  private final Duration timeout;

  /** With the time after which an unused session is gone. */
  public RedissonSharedSessions(RedisConnection connection, Duration timeout) {
    this.scripts = new Scripts(connection);
    this.graveyard = new Graveyard(scripts, timeout);
    this.timeout = timeout;
  }

  @Override
  public Optional<SharedSession> exchange(SessionId id, SessionOffer offer, ReadPlace from) {
    Reply reply =
        scripts.run(
            SessionScripts.EXCHANGE,
            Stream.concat(keys(id).stream(), Stream.of(SessionKeys.of(id, "ui"))).toList(),
            arguments(offer, from));
    return reply instanceof Reply.Nothing
        ? Optional.empty()
        : Optional.of(session(id, reply.items(), offered(offer)));
  }

  private static List<Message> offered(SessionOffer offer) {
    return switch (offer) {
      case SessionOffer.Nothing() -> List.of();
      case SessionOffer.Messages messages -> messages.messages();
      case SessionOffer.Whole whole -> whole.copy().messages();
    };
  }

  private static List<String> arguments(SessionOffer offer, ReadPlace from) {
    return switch (offer) {
      case SessionOffer.Nothing() ->
          arguments("read", "", from, Duration.ZERO, Instant.EPOCH, NO_SESSION, List.of());
      case SessionOffer.Messages(var incarnation, var messages, var used, var life) ->
          arguments("add", incarnation.value(), from, life, used, NO_SESSION, messages);
      case SessionOffer.Whole(SessionCopy(var session, var messages, var life), long version) ->
          arguments(
              "make",
              session.incarnation().value(),
              from,
              life,
              session.lastActivity(),
              SessionRecord.arguments(session, version),
              messages);
    };
  }

  private static List<String> arguments(
      String mode,
      String incarnation,
      ReadPlace from,
      Duration life,
      Instant used,
      List<String> session,
      List<Message> messages) {
    List<String> arguments = new ArrayList<>(13 + 3 * messages.size());
    arguments.add(mode);
    arguments.add(incarnation);
    arguments.add(Integer.toString(from.records()));
    arguments.add(from.mark());
    // a life of nothing would delete
    arguments.add(Long.toString(Math.max(1, life.toMillis())));
    arguments.add(SessionRecord.micros(used));
    arguments.addAll(session);
    for (Message message : messages) {
      arguments.add(message.id().value());
      arguments.add(message instanceof UserMessage user ? user.clientMessageId().value() : "");
      arguments.add(MessageRecord.of(message));
    }
    return arguments;
  }

  private SharedSession session(SessionId id, List<Reply> parts, List<Message> offered) {
    int stored = (int) parts.get(2).number();
    var header = SessionRecord.read(id, parts.get(0).items(), stored);
    mend(id, header, parts.get(7).number() == 1);
    List<Reply> records = parts.get(3).items();
    long remainingMillis = parts.get(1).number();
    Set<MessageId> added =
        parts.get(4).texts().stream().map(MessageId::new).collect(Collectors.toUnmodifiableSet());
    return new SharedSession(
        header.session(),
        header.contextVersion(),
        remainingMillis < 0 ? timeout : Duration.ofMillis(remainingMillis),
        stored,
        records.size(),
        parts.get(6).text(),
        messages(records, offered),
        added,
        parts.get(5).number() == 1);
  }

  /** Writes what is told of a damaged session, so that all nodes are told the same from now on. */
  private void mend(SessionId id, SessionRecord header, boolean wasNameless) {
    if (wasNameless) {
      warnOfDamage("incarnation");
    }
    if (!header.mending().isEmpty()) {
      var _ =
          scripts.run(
              SessionScripts.MEND, List.of(SessionKeys.of(id, "session")), header.mending());
      warnOfDamage(header.damage());
    }
  }

  private static void warnOfDamage(String what) {
    JOURNAL.tell(JournalEvent.RECORD_DAMAGED, Detail.code("session"), Detail.reason(what));
  }

  private static List<Message> messages(List<Reply> records, List<Message> offered) {
    List<Message> readable =
        records.stream().flatMap(record -> message(record, offered).stream()).toList();
    if (readable.size() < records.size()) {
      JOURNAL.tell(
          JournalEvent.RECORD_DAMAGED,
          Detail.code("message"),
          Detail.count(records.size() - readable.size()));
    }
    return readable;
  }

  private static Optional<Message> message(Reply record, List<Message> offered) {
    return record instanceof Reply.Whole(long number)
        ? Optional.of(offered.get((int) number))
        : MessageRecord.read(record.text());
  }

  @Override
  public boolean setContext(SessionId id, Incarnation incarnation, ContextChange change) {
    List<String> arguments =
        List.of(
            incarnation.value(),
            Long.toString(change.expectedVersion()),
            Long.toString(change.version()),
            change.context().text());
    return scripts.run(SessionScripts.SET_CONTEXT, keys(id), arguments).number() == 1;
  }

  @Override
  public void delete(SessionId id, Incarnation incarnation) {
    List<String> page = List.of(SessionKeys.of(id, "session"), SessionKeys.of(id, "ui"));
    Optional<String> line =
        scripts.run(SessionScripts.PAGE_LINE, page, List.of(incarnation.value())).found();
    graveyard.bury(incarnation.value());
    line.ifPresent(graveyard::bury);
    List<String> all =
        Stream.of("session", "messages", "ids", "ui", "events", "log", "watchers")
            .map(what -> SessionKeys.of(id, what))
            .toList();
    var _ = scripts.run(SessionScripts.DELETE, all, List.of(incarnation.value()));
  }

  @Override
  public boolean isDeleted(Incarnation incarnation) {
    return graveyard.contains(incarnation.value());
  }

  private static List<String> keys(SessionId id) {
    return Stream.of("session", "messages", "ids").map(what -> SessionKeys.of(id, what)).toList();
  }
}
