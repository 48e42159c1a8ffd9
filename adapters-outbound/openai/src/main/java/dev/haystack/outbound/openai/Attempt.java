package dev.haystack.outbound.openai;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.outbound.model.NewCallIds;
import dev.haystack.outbound.model.StreamedAnswer;
import dev.haystack.outbound.transport.Exchange;
import java.io.IOException;

/** The answer of one attempt, with what its reply needs to know of the request. */
record Attempt(Answer answer, OpenAiSettings settings, int requestChars, NewCallIds ids)
    implements StreamedAnswer {

  @Override
  public void read(Exchange exchange) throws IOException {
    AnswerBody.read(exchange, answer, settings.limits().eventBytesMax());
  }

  @Override
  public boolean isBegun() {
    return answer.isBegun();
  }

  @Override
  public boolean isEnded() {
    return answer.isEnded();
  }

  @Override
  public ModelReply reply() {
    return answer.reply(settings, requestChars, ids);
  }
}
