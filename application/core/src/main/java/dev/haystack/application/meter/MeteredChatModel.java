package dev.haystack.application.meter;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.meter.Inference;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.TextReceiver;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A chat model that tells a meter how long its inferences took.
 *
 * @param vendor whose it is, by the word that settings have for it
 */
public record MeteredChatModel(String vendor, ChatModel model, Meter meter) implements ChatModel {

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    long begunNanos = System.nanoTime();
    var firstTextNanos = new AtomicLong();
    TextReceiver timed =
        text -> {
          if (firstTextNanos.getPlain() == 0) {
            firstTextNanos.setPlain(System.nanoTime() - begunNanos);
          }
          receiver.receive(text);
        };
    String outcome = "fault";
    try {
      ModelReply reply = model.generate(request, timed);
      outcome = "answered";
      return reply;
    } catch (ModelException e) {
      outcome = e.reason().name().toLowerCase(Locale.ROOT);
      throw e;
    } finally {
      meter.count(
          new Inference(
              vendor,
              Duration.ofNanos(firstTextNanos.getPlain()),
              Duration.ofNanos(System.nanoTime() - begunNanos),
              outcome));
    }
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public boolean isDemo() {
    return model.isDemo();
  }
}
