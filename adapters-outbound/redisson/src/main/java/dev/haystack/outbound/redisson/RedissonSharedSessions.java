package dev.haystack.outbound.redisson;

import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
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
  private static final List<String> NO_SESSION = Collections.nCopies(8, "");
  private static final List<Integer> MADE_OF =
      List.of(
          SessionRecord.ISSUER,
          SessionRecord.SUBJECT,
          SessionRecord.PERSONA,
          SessionRecord.CREATED,
          SessionRecord.CONTEXT,
          SessionRecord.VERSION,
          SessionRecord.PROFILE,
          SessionRecord.WHO);

  private final Scripts scripts;
  private final SessionFields fields;
  private final MessageValues values;
  private final Graveyard graveyard;
  private final Duration timeout;

  /** With the time after which an unused session is gone. */
  public RedissonSharedSessions(RedisConnection connection, Duration timeout) {
    this.scripts = new Scripts(connection);
    this.fields = new SessionFields(connection.sealing());
    this.values = new MessageValues(connection.sealing());
    this.graveyard = new Graveyard(scripts, timeout);
    this.timeout = timeout;
  }

  @Override
  public Optional<SharedSession> exchange(SessionId id, SessionOffer offer, ReadPlace from) {
    Reply reply = ask(id, offer, from, "");
    if (reply instanceof Reply.Nothing) {
      return Optional.empty();
    }
    Optional<SharedSession> told = session(id, reply.items(), offered(offer), from);
    return offer instanceof SessionOffer.Whole whole
        ? told.map(there -> joined(id, whole, from, there))
            .orElseGet(() -> madeAnew(id, whole, from, reply.items()))
        : told;
  }

  /** Adds the messages to the session that was there already, if both are of one owner. */
  private Optional<SharedSession> joined(
      SessionId id, SessionOffer.Whole whole, ReadPlace from, SharedSession there) {
    SessionCopy copy = whole.copy();
    Incarnation incarnation = there.session().incarnation();
    return incarnation.equals(copy.session().incarnation())
            || !there.session().mayJoin(copy.session())
        ? Optional.of(there)
        : exchange(
            id,
            new SessionOffer.Messages(
                incarnation, copy.messages(), copy.session().lastActivity(), copy.remaining()),
            from);
  }

  /** Makes the session in place of one that does not open. */
  private Optional<SharedSession> madeAnew(
      SessionId id, SessionOffer.Whole whole, ReadPlace from, List<Reply> unreadable) {
    String incarnation = unreadable.get(0).items().get(SessionRecord.INCARNATION).text();
    Reply reply = ask(id, whole, from, incarnation);
    return reply instanceof Reply.Nothing
        ? Optional.empty()
        : session(id, reply.items(), offered(whole), from);
  }

  private Reply ask(SessionId id, SessionOffer offer, ReadPlace from, String unreadable) {
    return scripts.run(
        SessionScripts.EXCHANGE,
        Stream.concat(keys(id).stream(), Stream.of(SessionKeys.of(id, "ui"))).toList(),
        arguments(id, offer, from, unreadable));
  }

  private static List<Message> offered(SessionOffer offer) {
    return switch (offer) {
      case SessionOffer.Nothing() -> List.of();
      case SessionOffer.Messages messages -> messages.messages();
      case SessionOffer.Whole whole -> whole.copy().messages();
    };
  }

  private List<String> arguments(
      SessionId id, SessionOffer offer, ReadPlace from, String unreadable) {
    return switch (offer) {
      case SessionOffer.Nothing() ->
          arguments("read", "", from, Duration.ZERO, Instant.EPOCH, NO_SESSION, "");
      case SessionOffer.Messages(var incarnation, var messages, var used, var life) ->
          with(
              arguments("add", incarnation.value(), from, life, used, NO_SESSION, ""),
              values.arguments(id, incarnation, messages));
      case SessionOffer.Whole(SessionCopy(var session, var messages, var life), long version) ->
          with(
              arguments(
                  "make",
                  session.incarnation().value(),
                  from,
                  life,
                  session.lastActivity(),
                  made(session, version),
                  unreadable),
              values.arguments(id, session.incarnation(), messages));
    };
  }

  private List<String> made(Session session, long version) {
    List<String> stored = fields.stored(session.id(), SessionRecord.fields(session, version));
    return MADE_OF.stream().map(stored::get).toList();
  }

  private static List<String> with(List<String> arguments, List<String> messages) {
    return Stream.concat(arguments.stream(), messages.stream()).toList();
  }

  private static List<String> arguments(
      String mode,
      String incarnation,
      ReadPlace from,
      Duration life,
      Instant used,
      List<String> session,
      String unreadable) {
    List<String> arguments = new ArrayList<>(15);
    arguments.add(mode);
    arguments.add(incarnation);
    arguments.add(Integer.toString(from.records()));
    arguments.add(from.mark());
    // a life of nothing would delete
    arguments.add(Long.toString(Math.max(1, life.toMillis())));
    arguments.add(SessionRecord.micros(used));
    arguments.addAll(session);
    arguments.add(unreadable);
    return arguments;
  }

  /** What is told; nothing if it does not open whose session it is. */
  private Optional<SharedSession> session(
      SessionId id, List<Reply> parts, List<Message> offered, ReadPlace from) {
    List<String> stored =
        parts.get(0).items().stream().map(field -> field.found().orElse("")).toList();
    return fields
        .read(id, stored)
        .map(
            read -> {
              var header = SessionRecord.read(id, read.plain(), (int) parts.get(2).number());
              mend(
                  id,
                  read.isContextLost() ? header.leavingContext() : header,
                  parts.get(7).number() == 1);
              sealAnew(id, SessionScripts.REWRITE_FIELDS, "session", read.anew());
              return session(id, header, parts, offered, from);
            });
  }

  private SharedSession session(
      SessionId id,
      SessionRecord header,
      List<Reply> parts,
      List<Message> offered,
      ReadPlace from) {
    List<Reply> records = parts.get(3).items();
    MessageValues.Read read =
        values.read(id, header.session().incarnation(), records, offered, from.records());
    sealAnew(id, SessionScripts.REWRITE_RECORDS, "messages", read.anew());
    long remainingMillis = parts.get(1).number();
    Set<MessageId> added =
        parts.get(4).texts().stream().map(MessageId::new).collect(Collectors.toUnmodifiableSet());
    return new SharedSession(
        header.session(),
        header.contextVersion(),
        remainingMillis < 0 ? timeout : Duration.ofMillis(remainingMillis),
        header.session().messageCount(),
        records.size(),
        parts.get(6).text(),
        read.messages(),
        added,
        parts.get(5).number() == 1);
  }

  private void sealAnew(SessionId id, Script script, String what, List<String> values) {
    if (!values.isEmpty()) {
      var _ = scripts.run(script, List.of(SessionKeys.of(id, what)), values);
    }
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

  @Override
  public boolean setContext(SessionId id, Incarnation incarnation, ContextChange change) {
    List<String> arguments =
        List.of(
            incarnation.value(),
            Long.toString(change.expectedVersion()),
            Long.toString(change.version()),
            fields.context(id, incarnation, change.context()));
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
