package dev.haystack.kit.model;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelFailure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a {@link ChatModel} does, beyond {@link ChatModelContract}, whose model is elsewhere. */
public abstract class RemoteChatModelContract extends ChatModelContract {

  /** A model whose server cannot be connected to. */
  protected abstract ChatModel unreachableModel();

  /** A model whose server takes the request and then says nothing for minutes. */
  protected abstract ChatModel silentModel();

  /** Waits, with a bound, until the silent model's server has the request. */
  protected abstract void awaitSilentRequest() throws Exception;

  @Test
  void anUnreachableServerIsUnavailable() {
    assertEquals(
        Optional.of(ModelFailure.UNAVAILABLE),
        failure(unreachableModel(), requestForText(), _ -> {}));
  }

  @Test
  void interruptingTheWaitForTheFirstByteIsCancelled() throws Exception {
    var outcome = new CompletableFuture<Optional<ModelFailure>>();
    ChatModel model = silentModel();
    Thread turn =
        Thread.startVirtualThread(
            () ->
                outcome.complete(
                    failure(model, requestForText(), _ -> {})
                        .filter(_ -> Thread.currentThread().isInterrupted())));
    awaitSilentRequest();

    turn.interrupt();

    assertEquals(Optional.of(ModelFailure.CANCELLED), outcome.get(5, SECONDS));
  }
}
