package dev.haystack.outbound.gemini;

import dev.haystack.domain.model.AnswerFormat;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Patience;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.ModelServer;
import dev.haystack.outbound.model.Pause;
import dev.haystack.outbound.model.Post;
import dev.haystack.outbound.model.StreamedAnswer;
import dev.haystack.outbound.model.StreamedRequest;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
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
  private final Declarations declarations;
  private final URI uri;
  private final Map<String, String> headers;
  private volatile boolean refusesJson;

  public GeminiChatModel(
      GeminiSettings settings,
      HttpTransport transport,
      InstantSource clock,
      RandomGenerator random) {
    this(settings, transport, clock, random, Pause.REAL);
  }

  GeminiChatModel(
      GeminiSettings settings,
      HttpTransport transport,
      InstantSource clock,
      RandomGenerator random,
      Pause pause) {
    this.settings = settings;
    this.random = random;
    this.server = new ModelServer(transport, settings.limits(), clock, random, pause);
    this.declarations = new Declarations(settings.schema());
    this.uri = settings.inferences();
    this.headers =
        Map.of(
            "Content-Type", "application/json",
            "Accept", "text/event-stream",
            "x-goog-api-key", settings.apiKey());
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
    private byte[] body;

    Asking(ModelRequest request) {
      this.request = request;
      this.json = request.format() == AnswerFormat.JSON_OBJECT && !refusesJson;
      this.body = body();
    }

    private byte[] body() {
      return RequestText.of(settings, request, declarations, json).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Patience patience() {
      return request.patience();
    }

    @Override
    public Post post() {
      return new Post(uri, headers, body);
    }

    @Override
    public StreamedAnswer answer(TextReceiver receiver) {
      return new Answer(receiver, settings, request, this);
    }

    @Override
    public AttemptException failure(int status, byte[] error, Duration advised) {
      VendorError said = VendorError.of(error);
      refusesJson |= json && said.isOfJsonMode(status);
      return said.failure(status, advised);
    }

    @Override
    public boolean asksLess(AttemptException failure) {
      if (!json || !refusesJson) {
        return false;
      }
      json = false;
      body = body();
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
      return body.length;
    }
  }
}
