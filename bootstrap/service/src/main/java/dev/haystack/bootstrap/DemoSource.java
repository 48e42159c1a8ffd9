package dev.haystack.bootstrap;

import dev.haystack.outbound.demo.DemoChatModel;
import dev.haystack.outbound.demo.DemoToolBackend;
import dev.haystack.outbound.demo.DemoViolationSink;
import dev.haystack.port.model.ChatModel;
import java.time.Duration;
import java.util.UUID;

/** The stand-ins for a model and a practice, which need nothing. */
final class DemoSource {

  static final String WORD = "demo";

  private static final Duration PAUSE = Duration.ofMillis(20);

  private DemoSource() {}

  /** A model of rules. */
  record Model() implements Opening<ChatModel> {

    @Override
    public ChatModel open(Surroundings around) {
      return new DemoChatModel(PAUSE, () -> UUID.randomUUID().toString());
    }

    @Override
    public String shown() {
      return "demo (rules, no language model; set OPENAI_API_KEY for a real one)";
    }
  }

  /** A practice of made-up clients. */
  record OfPractice() implements Opening<Practice> {

    @Override
    public Practice open(Surroundings around) {
      return new Practice(new DemoToolBackend(around.clock()), new DemoViolationSink());
    }

    @Override
    public String shown() {
      return "demo (made-up clients; set NESTJS_API_URL for a real one)";
    }
  }
}
