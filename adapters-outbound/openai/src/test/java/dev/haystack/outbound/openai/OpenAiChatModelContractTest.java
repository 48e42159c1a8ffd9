package dev.haystack.outbound.openai;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.kit.model.RemoteChatModelContract;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.Peer;
import dev.haystack.outbound.transport.ScriptedServer;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

class OpenAiChatModelContractTest extends RemoteChatModelContract {

  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());
  private final Semaphore silentRequests = new Semaphore(0);
  private final ScriptedServer answering = new ScriptedServer(OpenAiChatModelContractTest::answer);
  private final ScriptedServer pausing =
      new ScriptedServer(
          peer -> {
            peer.request();
            peer.stream().chunk(Sse.words("Wait")).awaitClose();
          });
  private final ScriptedServer silent =
      new ScriptedServer(
          peer -> {
            peer.request();
            silentRequests.release();
            peer.awaitClose();
          });

  @AfterEach
  void closeAll() {
    transport.close();
    answering.close();
    pausing.close();
    silent.close();
  }

  @Override
  protected ChatModel model() {
    return model(answering.uri("/v1"));
  }

  @Override
  protected ChatModel pausingModel() {
    return model(pausing.uri("/v1"));
  }

  @Override
  protected ChatModel silentModel() {
    return model(silent.uri("/v1"));
  }

  @Override
  protected ChatModel unreachableModel() {
    var gone = new ScriptedServer(Peer::reset);
    gone.close();
    return model(gone.uri("/v1"));
  }

  @Override
  protected void awaitSilentRequest() throws Exception {
    assertTrue(silentRequests.tryAcquire(5, TimeUnit.SECONDS), "no request");
  }

  @Override
  protected ModelRequest requestForText() {
    return Rig.QUESTION;
  }

  @Override
  protected ModelRequest requestForCalls() {
    return ModelRequest.prose(
        List.of(new ModelMessage.FromUser("Find John.")), List.of(RequestTextTest.SEARCH));
  }

  private ChatModel model(URI base) {
    var settings = new OpenAiSettings(base, "key", "gpt-test", ModelLimits.defaults());
    return new OpenAiChatModel(settings, transport, InstantSource.system(), new Random(7));
  }

  private static void answer(Peer peer) throws Exception {
    while (true) {
      boolean tools = peer.request().body().contains("\"tools\"");
      if (tools) {
        String arguments = "{\"arguments\":\"{}\",\"name\":\"search_clients\"}";
        String call = Sse.call("{\"index\":0,\"id\":\"c1\",\"function\":" + arguments + "}");
        Sse.stream(call, Sse.finish("tool_calls"), Sse.DONE).answer(peer);
      } else {
        String smile =
            Sse.delta("{\"content\":\" \\ud83d\"}") + Sse.delta("{\"content\":\"\\udc4b\"}");
        Sse.stream(Sse.words("Hello"), Sse.words(""), smile, Sse.finish("stop"), Sse.DONE)
            .answer(peer);
      }
    }
  }
}
