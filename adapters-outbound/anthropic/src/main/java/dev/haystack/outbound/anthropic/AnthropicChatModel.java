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
 * it is asked to go on, a few times at most. The source of randomness must be safe for many
 * threads.
 */
public final class AnthropicChatModel implements ChatModel {

  static final String VENDOR = "anthropic";

  private static final int PAUSES_MAX = 4;

  private final AnthropicSettings settings;
  private final InstantSource clock;
  private final ModelServer server;
  private final Endpoint endpoint;
  private final AnthropicRequest body;

  public AnthropicChatModel(AnthropicSettings settings, ModelRuntime runtime) {
    this.settings = settings;
    this.clock = runtime.clock();
    this.server = new ModelServer(runtime, settings.limits());
    this.body = new AnthropicRequest(settings);
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
    Instant end = clock.instant().plus(settings.limits().round());
    var said = new StringBuilder();
    var before = new ArrayList<JsonObject>();
    Usage usage = Usage.NONE;
    for (int pauses = 0; pauses <= PAUSES_MAX; pauses++) {
      var asking = new Asking(request, List.copyOf(before));
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
      if (!clock.instant().isBefore(end)) {
        throw new ModelException(ModelFailure.TIMEOUT, "the round took too long");
      }
    }
    throw new ModelException(ModelFailure.TRUNCATED, "the answer paused too often");
  }

  /** One request of an inference, behind what was answered to those before it. */
  private final class Asking implements StreamedRequest {

    private final ModelRequest request;
    private final Post post;
    private AnthropicAnswer latest;

    Asking(ModelRequest request, List<JsonObject> before) {
      this.request = request;
      post = endpoint.post(body.of(request, before));
      latest = newAnswer(_ -> {});
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
      return AnthropicError.of(error, 0, error.length).failure(status, advised);
    }
  }
}
