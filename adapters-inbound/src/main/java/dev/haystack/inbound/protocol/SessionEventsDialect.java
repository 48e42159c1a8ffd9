package dev.haystack.inbound.protocol;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;

/** The frames of a session: {@code event} is a frame's type, {@code id} its number. */
record SessionEventsDialect(SessionId session) implements TurnDialect {

  @Override
  public void event(LoggedEvent event, StringBuilder stream) {
    stream.append("event: ").append(EventText.type(event.event()));
    if (event.sequence() > 0) {
      stream.append("\nid: ").append(event.sequence());
    }
    EventText.append(session, event, stream.append("\ndata: "));
    stream.append("\n\n");
  }

  @Override
  public void waiting(QueuePosition place, StringBuilder stream) {
    notice("turn_queued", new Notice.TurnQueued(place, ClientMessageId.NONE), stream);
  }

  @Override
  public void broken(ErrorCode code, Duration retryAfter, StringBuilder stream) {
    notice("error", new Notice.Refused(code, retryAfter, ClientMessageId.NONE), stream);
  }

  @Override
  public void deleted(StringBuilder stream) {
    // its end says it
  }

  private void notice(String type, Notice notice, StringBuilder stream) {
    stream.append("event: ").append(type).append("\ndata: ");
    stream.append(NoticeText.render(session, notice, new StringBuilder())).append("\n\n");
  }
}
