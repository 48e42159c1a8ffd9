package dev.haystack.outbound.openai;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Patience;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.Endpoint;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.model.ModelServer;
import dev.haystack.outbound.model.NewCallIds;
import dev.haystack.outbound.model.Post;
import dev.haystack.outbound.model.StreamedAnswer;
import dev.haystack.outbound.model.StreamedRequest;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A chat model behind the chat completions of OpenAI or a compatible server, streamed.
 *
 * <p>Attempts are repeated after statuses 408, 429 and 5xx, an error in their place in the stream,
 * broken connections, and streams that end without a good reason or cannot be read, as {@link
 * ModelServer} has it; at once, without what the server refuses, where that can be left out.
 */
public final class OpenAiChatModel implements ChatModel {

  private final OpenAiSettings settings;
  private final RandomGenerator random;
  private final ModelServer server;
  private final RequestBody body;
  private final KnownRefusals refusals;
  private final Endpoint endpoint;

  public OpenAiChatModel(OpenAiSettings settings, ModelRuntime runtime) {
    this.settings = settings;
    this.random = runtime.random();
    this.server = new ModelServer(runtime, settings.limits());
    this.body = new RequestBody(settings);
    this.refusals = new KnownRefusals(settings.preset());
    this.endpoint =
        new Endpoint(
            settings.completions(), () -> settings.preset().headers(settings.access().apiKey()));
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    return server.ask(new Asking(request), receiver);
  }

  private String callId() {
    return "call_" + HexFormat.of().toHexDigits(random.nextLong());
  }

  /** One inference, with as many optional parameters as the server takes. */
  private final class Asking implements StreamedRequest {

    private final ModelRequest request;
    private Set<OptionalParameter> optional;
    private Post post;

    Asking(ModelRequest request) {
      this.request = request;
      optional = refusals.sentWith(request);
      post = written();
    }

    private Post written() {
      return endpoint.post(body.of(request, optional));
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
      var answer = new Answer(receiver, request.use(), settings.limits());
      return new Attempt(
          answer,
          settings,
          post.body().length(),
          new NewCallIds(request, OpenAiChatModel.this::callId));
    }

    @Override
    public AttemptException failure(int status, byte[] error, Duration advised) {
      return ErrorBody.of(error, 0, error.length).failure(status, advised);
    }

    @Override
    public boolean asksLess(AttemptException failure) {
      if (!refusals.learn(failure, optional)) {
        return false;
      }
      Set<OptionalParameter> next = refusals.sentWith(request);
      boolean differs = !next.equals(optional);
      optional = next;
      post = written();
      return differs;
    }
  }
}
