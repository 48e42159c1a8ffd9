package dev.haystack.outbound.openai;

import dev.haystack.kit.model.Cassette;
import dev.haystack.kit.model.RemoteChatModelContract;
import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

class OpenAiChatModelContractTest extends RemoteChatModelContract {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final ModelLimits IMPATIENT =
      new ModelLimits(
          SECOND,
          SECOND,
          Duration.ofSeconds(20),
          1,
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          1 << 16,
          1 << 16,
          8);

  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Override
  protected ChatModel modelAt(URI server) {
    return model(server, ModelLimits.defaults());
  }

  @Override
  protected ChatModel impatientModelAt(URI server) {
    return model(server, IMPATIENT);
  }

  @Override
  protected Cassette text() {
    String smile = Sse.delta("{\"content\":\" \\ud83d\"}") + Sse.delta("{\"content\":\"\\udc4b\"}");
    return Cassette.of(Sse.words("Hello") + Sse.words("") + smile + Sse.finish("stop") + Sse.DONE);
  }

  @Override
  protected Cassette calls() {
    return Cassette.of(calling("") + Sse.finish("tool_calls") + Sse.DONE);
  }

  @Override
  protected Cassette thoughtsAndCalls() {
    return Cassette.of(
        Sse.delta("{\"reasoning_content\":\"" + THOUGHT + "\"}")
            + calling(",\"extra_content\":{\"signature\":\"" + SIGNATURE + "\"}")
            + Sse.finish("tool_calls")
            + Sse.DONE);
  }

  @Override
  protected String offersTools() {
    return "^(?!.*\"tool_choice\")(?!.*\"role\":\"tool\").*\"tools\"";
  }

  private static String calling(String members) {
    return Sse.call(
            "{\"index\":0,\"id\":\"c1\",\"function\":{\"arguments\":\"{\\\"q\\\":\",\"name\":"
                + "\"search_clients\"}"
                + members
                + "}")
        + Sse.call("{\"index\":0,\"function\":{\"arguments\":\"1}\"}}");
  }

  private ChatModel model(URI server, ModelLimits limits) {
    var settings =
        new OpenAiSettings(new ModelAccess(URI.create(server + "/v1"), "key", "gpt-test"), limits);
    return new OpenAiChatModel(
        settings, new ModelRuntime(transport, InstantSource.system(), new Random(7)));
  }
}
