package dev.haystack.bootstrap;

import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.model.Pause;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * A model at another server, as its settings were read, which may be wrong; hides its key.
 *
 * @param keyName the setting of the key
 * @param adapter makes the vendor's, once the settings are right
 */
record RemoteModel(
    URI address,
    String keyName,
    String key,
    String model,
    BiFunction<ModelAccess, ModelRuntime, ChatModel> adapter)
    implements Opening<ChatModel> {

  @Override
  public ChatModel open(Surroundings around) {
    return adapter.apply(
        new ModelAccess(address, around.secret(keyName, key), model),
        new ModelRuntime(
            around.transport("model"), around.clock(), new Random(), Pause.REAL, around.meter()));
  }

  @Override
  public String shown() {
    return model + " at " + address;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return shown();
  }
}
