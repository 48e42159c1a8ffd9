package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.SessionId;
import java.util.function.Consumer;

/**
 * The default dialect as server-sent events. Each one after which a reader can go on has that place
 * as its {@code id}, with which it comes back; none has a name, so that a page hears all alike.
 */
final class EventSourceDialect implements Dialect {

  /** How long a reader that nobody advises waits before it comes back. */
  private static final String ADVICE = "retry: 30000\n";

  private final StandardDialect frames;
  private final boolean resumes;
  private String epoch = "";

  /**
   * @param resumes whether it is told first what it missed, so that the greeting is no place yet
   */
  EventSourceDialect(SessionId session, boolean resumes) {
    this.frames = new StandardDialect(session);
    this.resumes = resumes;
  }

  @Override
  public void event(LoggedEvent event, Consumer<String> events) {
    frames.event(event, data -> events.accept(id(event.sequence()) + data(data)));
  }

  @Override
  public void text(TextRun run, Consumer<String> events) {
    frames.text(run, data -> events.accept(id(run.lastSequence()) + data(data)));
  }

  @Override
  public boolean asks() {
    return true;
  }

  @Override
  public void notice(Notice notice, Consumer<String> events) {
    frames.notice(notice, data -> events.accept(head(notice) + data(data)));
  }

  @Override
  public int repeatedBytes(int saidBytes) {
    return 0;
  }

  /** What stands before a notice. */
  private String head(Notice notice) {
    return switch (notice) {
      case Notice.ConnectionEstablished established -> ADVICE + begin(established.position());
      // what is lost is not asked for again
      case Notice.NotResumed(_, var to, _) -> id(to);
      case Notice.GoingAway(var reconnectAfter) -> "retry: " + reconnectAfter.toMillis() + "\n";
      default -> "";
    };
  }

  private String begin(LogPosition position) {
    epoch = position.epoch();
    return resumes ? "" : id(position.lastSequence());
  }

  private String id(long sequence) {
    return "id: " + epoch + "." + sequence + "\n";
  }

  private static String data(String frame) {
    return "data: " + frame + "\n\n";
  }
}
