package dev.haystack.outbound.gemini;

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
import org.junit.jupiter.api.Tag;

@Tag("VE-9")
class GeminiChatModelContractTest extends RemoteChatModelContract {

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
    return cassette(
        Wire.parts(Wire.text("Hello")),
        Wire.parts(Wire.text("")),
        Wire.parts(Wire.text(" \\ud83d")),
        Wire.parts(Wire.text("\\udc4b é")),
        Wire.last("STOP"));
  }

  @Override
  protected Cassette calls() {
    return cassette(
        Wire.parts(Wire.call("search_clients", "{\"q\":1}")), Wire.last("STOP", Wire.text("")));
  }

  @Override
  protected Cassette thoughtsAndCalls() {
    return cassette(
        Wire.parts(Wire.thought(THOUGHT)),
        Wire.parts(Wire.call("c1", "search_clients", "{\"q\":\"é\"}", SIGNATURE)),
        Wire.last("STOP"));
  }

  @Override
  protected String offersTools() {
    return "^(?!.*\"toolConfig\")(?!.*\"functionResponse\").*\"tools\"";
  }

  /** With the short ends of lines that the contract counts on; it plays the long ones too. */
  private static Cassette cassette(String... events) {
    return Cassette.of(String.join("", events).replace("\r\n", "\n"));
  }

  private ChatModel model(URI server, ModelLimits limits) {
    var settings =
        new GeminiSettings(
            new ModelAccess(server, "key", "gemini-test"), SchemaForm.JSON, "", limits);
    return new GeminiChatModel(
        settings, new ModelRuntime(transport, InstantSource.system(), new Random(7)));
  }
}
