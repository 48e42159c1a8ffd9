package dev.haystack.outbound.openai;

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
import dev.haystack.port.model.TextReceiver;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A chat model behind the chat completions of OpenAI or a compatible server, streamed.
 *
 * <p>Attempts are repeated after statuses 408, 429 and 5xx, an error in their place in the stream,
 * broken connections, and streams that end without a good reason or cannot be read, as {@link
 * ModelServer} has it; at once, without what the server refuses, where that can be left out. The
 * source of randomness must be safe for many threads.
 */
public final class OpenAiChatModel implements ChatModel {

  private final OpenAiSettings settings;
  private final RandomGenerator random;
  private final ModelServer server;
  private final OfferedTools offered = new OfferedTools();
  private final KnownRefusals refusals;
  private final URI uri;
  private final Map<String, String> headers;

  public OpenAiChatModel(
      OpenAiSettings settings,
      HttpTransport transport,
      InstantSource clock,
      RandomGenerator random) {
    this(settings, transport, clock, random, Pause.REAL);
  }

  OpenAiChatModel(
      OpenAiSettings settings,
      HttpTransport transport,
      InstantSource clock,
      RandomGenerator random,
      Pause pause) {
    this.settings = settings;
    this.random = random;
    this.server = new ModelServer(transport, settings.limits(), clock, random, pause);
    this.refusals = new KnownRefusals(settings.preset());
    this.uri = settings.completions();
    this.headers = headers(settings);
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

  private static Map<String, String> headers(OpenAiSettings settings) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "text/event-stream");
    headers.putAll(settings.preset().extraHeaders());
    settings.preset().authorize(settings.apiKey(), headers);
    return headers;
  }

  /** One inference, with as many optional parameters as the server takes. */
  private final class Asking implements StreamedRequest {

    private final ModelRequest request;
    private Set<OptionalParameter> optional;
    private byte[] body;

    Asking(ModelRequest request) {
      this.request = request;
      optional = refusals.sentWith(request);
      body = body();
    }

    private byte[] body() {
      return RequestText.of(settings, request, offered, optional).getBytes(StandardCharsets.UTF_8);
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
      var answer = new Answer(receiver, request.use(), settings.limits());
      return new Attempt(answer, settings, body.length, OpenAiChatModel.this::callId);
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
      optional = refusals.sentWith(request);
      body = body();
      return true;
    }
  }
}
