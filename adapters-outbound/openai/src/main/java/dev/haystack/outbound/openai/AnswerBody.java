package dev.haystack.outbound.openai;

import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.EventFramer;
import dev.haystack.outbound.model.EventReader;
import dev.haystack.outbound.transport.Exchange;
import dev.haystack.port.model.ModelFailure;
import java.io.IOException;

/** Reads the body of a success: a stream of events, or what some servers send in its place. */
final class AnswerBody {

  private AnswerBody() {}

  /** Blocks until the answer is over or the body is. */
  static void read(Exchange exchange, Answer answer, int eventBytesMax) throws IOException {
    var framer = new EventFramer(exchange.body(), eventBytesMax);
    var chunks = new ChunkReader(answer);
    int first = framer.first();
    if (first == '<') {
      throw AttemptException.last(ModelFailure.NOT_CONFIGURED, "a page in place of an answer");
    }
    if (first == '{' || first == '[') {
      framer.rest(chunks::read);
    } else {
      events(framer, new StreamEvents(chunks), answer);
    }
    exchange.leave();
  }

  private static void events(EventFramer framer, StreamEvents events, Answer answer)
      throws IOException {
    var reader = new EventReader(events);
    try {
      while (!events.isDone() && framer.next(reader)) {
        // the events do the work
      }
    } catch (AttemptException e) {
      // what has no end behind the answer's end is nothing to wait for
      if (!framer.isFull() || !answer.stands()) {
        throw e;
      }
    }
  }
}
