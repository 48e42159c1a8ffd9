package dev.haystack.outbound.anthropic;

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

@Tag("VE-1")
class AnthropicChatModelContractTest extends RemoteChatModelContract {

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
    String smile =
        AnthropicWire.delta(0, "'type':'text_delta','text':' \\ud83d'")
            + AnthropicWire.delta(0, "'type':'text_delta','text':'\\udc4b'");
    return Cassette.of(
        AnthropicWire.start()
            + AnthropicWire.block(0, "{'type':'text','text':''}")
            + AnthropicWire.event("ping", "'x':0")
            + AnthropicWire.delta(0, "'type':'text_delta','text':'Hello'")
            + smile
            + AnthropicWire.stop(0)
            + AnthropicWire.end("end_turn"));
  }

  @Override
  protected Cassette calls() {
    return Cassette.of(
        AnthropicWire.start()
            + AnthropicWire.call(0, "toolu_1", "", "{\"q\":", "1}")
            + AnthropicWire.end("tool_use"));
  }

  @Override
  protected Cassette thoughtsAndCalls() {
    return Cassette.of(
        AnthropicWire.start()
            + AnthropicWire.thought(0, SIGNATURE, THOUGHT)
            + AnthropicWire.call(1, "toolu_1", "{\"q\":", "1}")
            + AnthropicWire.end("tool_use"));
  }

  @Override
  protected String offersTools() {
    return "^(?!.*\"tool_choice\")(?!.*\"tool_result\").*\"tools\"";
  }

  private ChatModel model(URI server, ModelLimits limits) {
    var settings =
        new AnthropicSettings(
            new ModelAccess(server, "key", "claude-test"),
            "2026-10-21",
            1000,
            Thinking.OFF,
            PromptCache.FIVE_MINUTES,
            limits);
    return new AnthropicChatModel(
        settings, new ModelRuntime(transport, InstantSource.system(), new Random(7)));
  }
}
