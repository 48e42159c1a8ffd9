package dev.haystack.outbound.model;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.Patience;
import dev.haystack.domain.model.Usage;
import dev.haystack.outbound.transport.CallBody;
import dev.haystack.outbound.transport.Exchange;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The smallest vendor: its events are words, the last of them is {@code end}. */
final class WordsModel implements StreamedRequest {

  private final URI uri;
  private final Patience patience;
  private String asked = "much";

  WordsModel(URI uri, Patience patience) {
    this.uri = uri;
    this.patience = patience;
  }

  @Override
  public Patience patience() {
    return patience;
  }

  @Override
  public Post post() {
    return new Post(uri, Map.of("X-Key", "secret"), CallBody.of(BodyWriter.bytes(asked)));
  }

  @Override
  public StreamedAnswer answer(TextReceiver receiver) {
    return new Words(new AnswerText(receiver, 1000));
  }

  @Override
  public AttemptException failure(int status, byte[] body, Duration advised) {
    StatusClass found = StatusClass.of(status).orElseThrow();
    String said = new String(body, StandardCharsets.UTF_8);
    return new AttemptException(found.reason(), said, found.isPassing(), advised);
  }

  @Override
  public boolean asksLess(AttemptException failure) {
    boolean less = asked.equals("much") && "too much".equals(failure.getMessage());
    asked = less ? "little" : asked;
    return less;
  }

  private static final class Words implements StreamedAnswer, EventReader.Receiver {

    private final AnswerText text;
    private boolean ended;

    private Words(AnswerText text) {
      this.text = text;
    }

    @Override
    public void read(Exchange exchange) throws IOException {
      var framer = new EventFramer(exchange.body(), 1024);
      var reader = new EventReader(this);
      while (!ended && framer.next(reader)) {
        // the events do the work
      }
      exchange.leave();
    }

    @Override
    public void data(byte[] bytes, int from, int to) {
      String word = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      ended = word.equals("end");
      text.append(ended ? "" : word);
    }

    @Override
    public void error(byte[] bytes, int from, int to) {
      throw AttemptException.passing(ModelFailure.UNAVAILABLE, "an error in the stream");
    }

    @Override
    public boolean isBegun() {
      return text.isBegun();
    }

    @Override
    public boolean isEnded() {
      return ended;
    }

    @Override
    public ModelReply reply() {
      if (!ended) {
        throw AttemptException.passing(ModelFailure.TRUNCATED, "no end");
      }
      return new ModelReply(text.toString(), List.of(), FinishReason.STOP, Usage.NONE, "words");
    }
  }
}
