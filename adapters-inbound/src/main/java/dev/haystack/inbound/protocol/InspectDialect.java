package dev.haystack.inbound.protocol;

import dev.haystack.application.turn.Inspection;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.SessionId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The default dialect with what happens beneath: rounds as frames of their own, and with the end of
 * a tool's call what it answered, which is kept here until that end comes.
 */
final class InspectDialect implements Dialect {

  private final SessionId session;
  private final StandardDialect standard;
  private final Map<String, Inspection.ToolAnswered> answers = new HashMap<>();

  InspectDialect(SessionId session) {
    this.session = session;
    this.standard = new StandardDialect(session);
  }

  @Override
  public void event(LoggedEvent event, Consumer<String> frames) {
    switch (event.event()) {
      case TurnEvent.ToolCompleted completed when answers.containsKey(completed.callId()) ->
          frames.accept(completed(event, answers.remove(completed.callId())));
      case TurnEvent.Ended _ -> {
        answers.clear();
        standard.event(event, frames);
      }
      default -> standard.event(event, frames);
    }
  }

  private String completed(LoggedEvent event, Inspection.ToolAnswered answer) {
    var frame = EventText.begin(session, event, new StringBuilder());
    InspectionText.put(answer, frame);
    return frame.end();
  }

  @Override
  public void text(TextRun run, Consumer<String> frames) {
    standard.text(run, frames);
  }

  @Override
  public boolean asks() {
    return true;
  }

  @Override
  public int repeatedBytes(int saidBytes) {
    return standard.repeatedBytes(saidBytes);
  }

  @Override
  public void notice(Notice notice, Consumer<String> frames) {
    if (notice instanceof Notice.Inspected(Inspection.ToolAnswered answer)) {
      answers.put(answer.callId(), answer);
    } else {
      standard.notice(notice, frames);
    }
  }
}
