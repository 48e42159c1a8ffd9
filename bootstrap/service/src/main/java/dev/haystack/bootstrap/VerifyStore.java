package dev.haystack.bootstrap;

import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.StoreCheck;
import dev.haystack.outbound.redisson.StoreCounts;
import dev.haystack.outbound.redisson.sealing.StateKeys;
import dev.haystack.port.shared.StoreUnavailableException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what a Redis holds and whether all of it can be read; changes nothing there. */
final class VerifyStore {

  /** A record may be large, and nobody waits. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Map<String, String> environment;
  private final PrintStream output;
  private final PrintStream errors;

  VerifyStore(Map<String, String> environment, PrintStream output, PrintStream errors) {
    this.environment = environment;
    this.output = output;
    this.errors = errors;
  }

  /** Reads the Redis of that address, or of the settings if it is empty. */
  int run(String address) {
    // each damage is counted, and a library's words are none
    Logging.off();
    try {
      var reader = GivenSettings.of(environment).reader(Haystack.standard());
      Optional<String> url = address.isEmpty() ? set(reader) : Optional.of(address);
      StateKeys keys = StateKeySettings.read(reader);
      reader.check();
      if (url.isEmpty()) {
        errors.println("No Redis is named: give its address, or set REDIS_URL.");
        return ExitCode.WRONG_SETTINGS;
      }
      return told(StoreCheck.of(RedisUrl.parse(url.get()), TIMEOUT, keys));
    } catch (WrongSettingsException e) {
      e.tell(errors);
      return ExitCode.WRONG_SETTINGS;
    } catch (IllegalArgumentException e) {
      errors.println("This is no address of a Redis: " + e.getMessage());
      return ExitCode.WRONG_SETTINGS;
    } catch (StoreUnavailableException e) {
      errors.println("Redis cannot be read: " + e.what());
      return ExitCode.FAILED;
    }
  }

  private static Optional<String> set(SettingsReader reader) {
    return Stream.of(WantedStore.ALIAS, WantedStore.SETTING)
        .flatMap(name -> reader.secret(name, "the address of a Redis").stream())
        .findFirst();
  }

  private int told(StoreCounts counts) {
    for (StoreCounts.Kind kind : StoreCounts.Kind.values()) {
      output.printf("%,10d %s%n", counts.of(kind), kind.words());
    }
    if (counts.isWhole()) {
      output.println("All of it can be read.");
    } else {
      output.println("Not to be read:");
      counts.unreadable().forEach((what, count) -> output.printf("%,10d %s%n", count, what));
    }
    output.flush();
    return counts.isWhole() ? ExitCode.STOPPED : ExitCode.FAILED;
  }
}
