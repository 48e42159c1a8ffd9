package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.SessionId;
import java.util.function.Consumer;

/**
 * How one connection is told what happens: from an event to the texts of its frames, of which there
 * may be none or several. For one thread at a time.
 */
public sealed interface Dialect
    permits StandardDialect, ClassicDialect, InspectDialect, EventSourceDialect {

  /** The sub-protocol of the default dialect. */
  String STANDARD = "haystack.v1";

  /** The sub-protocol of the older service's front ends. */
  String CLASSIC = "haystack.classic";

  /** The sub-protocol of who looks beneath: the default dialect, and more. */
  String INSPECT = "haystack.inspect";

  /** The default dialect. */
  static Dialect standard(SessionId session) {
    return new StandardDialect(session);
  }

  /** The older service's dialect. */
  static Dialect classic(SessionId session) {
    return new ClassicDialect(session);
  }

  /** The inspectors' dialect. */
  static Dialect inspect(SessionId session) {
    return new InspectDialect(session);
  }

  /** The default dialect as server-sent events. */
  static Dialect eventSource(SessionId session, boolean resumes) {
    return new EventSourceDialect(session, resumes);
  }

  /** Renders an event. */
  void event(LoggedEvent event, Consumer<String> frames);

  /** Renders the text of successive deltas as that of one. */
  void text(TextRun run, Consumer<String> frames);

  /** Whether its clients hear what a user is asked during a turn, and can answer. */
  boolean asks();

  /** What is said again beside a delta, where a turn has said so much. */
  int repeatedBytes(int saidBytes);

  /** Renders a notice. */
  void notice(Notice notice, Consumer<String> frames);
}
