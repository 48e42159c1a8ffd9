package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.AnswerFormat;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Patience;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.model.Usage;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.CodeFence;
import dev.haystack.outbound.model.Endpoint;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.model.ModelServer;
import dev.haystack.outbound.model.Post;
import dev.haystack.outbound.model.StreamedAnswer;
import dev.haystack.outbound.model.StreamedRequest;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chat model behind Anthropic's messages, streamed. Where the server pauses within an inference,
 * it is asked to go on, a few times at most. A way of thinking that the model does not know is left
 * out from then on. The source of randomness must be safe for many threads.
 */
public final class AnthropicChatModel implements ChatModel {

  static final String VENDOR = "anthropic";

  private static final Journal JOURNAL = Journal.of(AnthropicChatModel.class);

  private static final int PAUSES_MAX = 4;

  private final AnthropicSettings settings;
  private final InstantSource clock;
  private final ModelServer server;
  private final Endpoint endpoint;
  private final AnthropicRequest body;
  private volatile Thinking thinking;

  public AnthropicChatModel(AnthropicSettings settings, ModelRuntime runtime) {
    this.settings = settings;
    this.clock = runtime.clock();
    this.server = new ModelServer(runtime, settings.limits());
    this.body = new AnthropicRequest(settings);
    this.thinking = settings.thinking();
    this.endpoint =
        new Endpoint(
            settings.messages(),
            () ->
                Map.of(
                    "x-api-key",
                    settings.access().apiKey(),
                    "anthropic-version",
                    settings.version()));
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    return request.format() == AnswerFormat.PROSE
        ? whole(request, receiver)
        : CodeFence.off(pieces -> whole(request, pieces), receiver);
  }

  private ModelReply whole(ModelRequest request, TextReceiver receiver) {
    Patience patience = within(settings.limits().round(), request.patience());
    var said = new StringBuilder();
    var before = new ArrayList<JsonObject>();
    Usage usage = Usage.NONE;
    for (int pauses = 0; pauses <= PAUSES_MAX; pauses++) {
      var asking = new Asking(request.with(patience), List.copyOf(before));
      ModelReply reply = server.ask(asking, receiver);
      said.append(reply.text());
      usage = usage.plus(reply.usage());
      before.addAll(asking.latest.blocks());
      if (!asking.latest.isPaused()) {
        return new ModelReply(
            said.toString(),
            reply.calls(),
            reply.finishReason(),
            usage,
            reply.model(),
            reply.calls().isEmpty()
                ? Optional.empty()
                : Optional.of(new ProviderState(VENDOR, settings.model(), JsonArray.of(before))));
      }
    }
    throw new ModelException(ModelFailure.TRUNCATED, "the answer paused too often");
  }

  /** All pauses of an inference are one round. */
  private Patience within(Duration round, Patience patience) {
    Instant end = clock.instant().plus(round);
    return end.isBefore(patience.until())
        ? new Patience(end, patience.attemptsMax(), patience.adviceMax())
        : patience;
  }

  private synchronized void refused(Thinking asked) {
    if (asked.equals(thinking) && !asked.equals(Thinking.OFF)) {
      thinking = asked.less();
      JOURNAL.tell(JournalEvent.PARAMETER_REFUSED, Detail.reason("this way of thinking"));
    }
  }

  /** One request of an inference, behind what was answered to those before it. */
  private final class Asking implements StreamedRequest {

    private final ModelRequest request;
    private final List<JsonObject> before;
    private Thinking sent;
    private Post post;
    private AnthropicAnswer latest;

    Asking(ModelRequest request, List<JsonObject> before) {
      this.request = request;
      this.before = before;
      sent = thinking;
      post = written();
      latest = newAnswer(_ -> {});
    }

    private Post written() {
      return endpoint.post(body.of(request, before, sent));
    }

    private AnthropicAnswer newAnswer(TextReceiver receiver) {
      return new AnthropicAnswer(receiver, request.use(), settings, clock, post.body().length());
    }

    @Override
    public Patience patience() {
      return request.patience();
    }

    @Override
    public Post post() {
      return post;
    }

    @Override
    public StreamedAnswer answer(TextReceiver receiver) {
      latest = newAnswer(receiver);
      return latest;
    }

    @Override
    public AttemptException failure(int status, byte[] error, Duration advised) {
      AnthropicError said = AnthropicError.of(error, 0, error.length);
      if (said.isOfThinking(status)) {
        refused(sent);
      }
      return said.failure(status, advised);
    }

    @Override
    public boolean asksLess(AttemptException failure) {
      if (sent.equals(thinking)) {
        return false;
      }
      sent = thinking;
      post = written();
      return true;
    }
  }
}
