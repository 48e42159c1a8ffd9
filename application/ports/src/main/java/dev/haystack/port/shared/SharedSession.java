package dev.haystack.port.shared;

import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A shared session as it was at one moment, with its messages from the place that was asked for.
 *
 * @param contextVersion counts the changes of the context
 * @param remaining how long it lives on if nobody uses it
 * @param stored how many records of messages it has
 * @param read how many of them were read from the given place on; there may be more
 * @param mark of the last one up to there
 * @param messages those among them that could be understood
 * @param added which of the offered messages are new
 * @param made whether there was no session before
 */
public record SharedSession(
    Session session,
    long contextVersion,
    Duration remaining,
    int stored,
    int read,
    String mark,
    List<Message> messages,
    Set<MessageId> added,
    boolean made) {

  public SharedSession {
    messages = List.copyOf(messages);
    added = Set.copyOf(added);
  }
}
