package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.SessionId;
import java.util.function.Consumer;

/** The default dialect: one frame for each event, run and notice. */
final class StandardDialect implements Dialect {

  private static final int KEPT_CHARACTERS_MAX = 1024;

  private final SessionId session;
  private StringBuilder scratch = new StringBuilder(0);

  StandardDialect(SessionId session) {
    this.session = session;
  }

  @Override
  public void event(LoggedEvent event, Consumer<String> frames) {
    frames.accept(EventText.render(session, event, scratch()));
  }

  @Override
  public void text(TextRun run, Consumer<String> frames) {
    frames.accept(EventText.render(session, run, scratch()));
  }

  @Override
  public void notice(Notice notice, Consumer<String> frames) {
    frames.accept(NoticeText.render(session, notice, scratch()));
  }

  private StringBuilder scratch() {
    // an idle connection keeps no large buffer
    if (scratch.capacity() > KEPT_CHARACTERS_MAX) {
      scratch = new StringBuilder();
    }
    return scratch;
  }

  @Override
  public boolean asks() {
    return true;
  }

  @Override
  public int repeatedBytes(int saidBytes) {
    return 0;
  }
}
