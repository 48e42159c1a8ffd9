package dev.haystack.outbound.gemini;

import dev.haystack.domain.model.AnswerFormat;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Patience;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.Endpoint;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.model.ModelServer;
import dev.haystack.outbound.model.Post;
import dev.haystack.outbound.model.StreamedAnswer;
import dev.haystack.outbound.model.StreamedRequest;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A chat model behind the Gemini API, streamed. The source of randomness must be safe for many
 * threads.
 */
public final class GeminiChatModel implements ChatModel {

  private final GeminiSettings settings;
  private final RandomGenerator random;
  private final ModelServer server;
  private final RequestBody body;
  private final Endpoint endpoint;
  private volatile boolean refusesJson;

  public GeminiChatModel(GeminiSettings settings, ModelRuntime runtime) {
    this.settings = settings;
    this.random = runtime.random();
    this.server = new ModelServer(runtime, settings.limits());
    this.body = new RequestBody(settings);
    this.endpoint =
        new Endpoint(
            settings.inferences(), () -> Map.of("x-goog-api-key", settings.access().apiKey()));
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    return server.ask(new Asking(request), receiver);
  }

  /** One inference, in the vendor's JSON mode where that is wanted and was never refused. */
  private final class Asking implements StreamedRequest, Answer.Origin {

    private final ModelRequest request;
    private boolean json;
    private boolean malformed;
    private Post post;

    Asking(ModelRequest request) {
      this.request = request;
      this.json = request.format() == AnswerFormat.JSON_OBJECT && !refusesJson;
      this.post = written();
    }

    private Post written() {
      return endpoint.post(body.of(request, json));
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
      return new Answer(receiver, settings, request, this);
    }

    @Override
    public AttemptException failure(int status, byte[] error, Duration advised) {
      VendorError said = VendorError.of(error, 0, error.length);
      refusesJson |= json && said.isOfJsonMode(status);
      return said.failure(status, advised);
    }

    @Override
    public boolean asksLess(AttemptException failure) {
      if (!json || !refusesJson) {
        return false;
      }
      json = false;
      post = written();
      return true;
    }

    @Override
    public AttemptException malformed() {
      String message = "the model's output could not be read by its own server";
      boolean again = !malformed;
      malformed = true;
      return again
          ? AttemptException.passing(ModelFailure.INVALID_ANSWER, message)
          : AttemptException.last(ModelFailure.INVALID_ANSWER, message);
    }

    @Override
    public String callId() {
      return "hs-" + HexFormat.of().toHexDigits(random.nextLong());
    }

    @Override
    public int requestBytes() {
      return post.body().length();
    }
  }
}
