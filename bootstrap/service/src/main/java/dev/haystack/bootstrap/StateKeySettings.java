package dev.haystack.bootstrap;

import dev.haystack.outbound.redisson.sealing.StateKeys;
import java.util.List;
import java.util.Optional;

/** The keys that seal what Redis keeps, or the word that it keeps plain text. */
final class StateKeySettings {

  private static final String KEYS = "STATE_KEYS";
  private static final String ACCEPT_PLAIN = "STATE_KEYS_ACCEPT_PLAIN";

  private StateKeySettings() {}

  /** What Redis keeps is sealed in production, unless it is said that it need not be. */
  static void require(Posture posture, SettingsReader reader) {
    boolean isRedis =
        reader.givenSecret(WantedStore.ALIAS).isPresent()
            || reader
                .givenSecret(WantedStore.SETTING)
                .filter(url -> url.startsWith(RedisSource.SCHEME))
                .isPresent();
    Optional<String> keys = reader.givenSecret(KEYS);
    posture.require(
        KEYS,
        !isRedis || keys.isPresent(),
        "without it (or STATE_KEYS=none) what Redis keeps of people is plain text");
    if (isRedis && keys.filter(StateKeys::isPlainWritten).isPresent()) {
      posture.warn("STATE_KEYS=none, what Redis keeps of people is plain text");
    }
  }

  /** The keys; what is wrong with them is told without them. */
  static StateKeys read(SettingsReader reader) {
    Optional<String> text = reader.secret(KEYS, StateKeys.ALLOWED);
    boolean isPlainTaken =
        reader.word(ACCEPT_PLAIN, "false", List.of("true", "false")).equals("true");
    if (isPlainTaken && text.filter(set -> !set.equals(StateKeys.NONE)).isEmpty()) {
      reader.fault(ACCEPT_PLAIN, "goes with keys in STATE_KEYS");
    }
    try {
      return text.map(set -> StateKeys.parse(set, isPlainTaken)).orElseGet(StateKeys::none);
    } catch (IllegalArgumentException e) {
      // its text does not quote the keys
      reader.fault(KEYS, e.getMessage() + "; allowed: " + StateKeys.ALLOWED);
      return StateKeys.none();
    }
  }
}
