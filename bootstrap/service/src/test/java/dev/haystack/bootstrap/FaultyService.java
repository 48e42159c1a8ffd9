package dev.haystack.bootstrap;

import dev.haystack.port.shared.SharedStore;
import java.util.function.UnaryOperator;

/** The service as a process, with a bug planted in it that the judge of chaos must find. */
final class FaultyService {

  private FaultyService() {}

  public static void main(String[] arguments) throws InterruptedException {
    UnaryOperator<SharedStore> bug = PlantedBugs.named(arguments[0]);
    Haystack faulty =
        Haystack.standard()
            .sharedStore(
                RedisSource.SCHEME,
                (store, settings) -> {
                  Opening<SharedStore> redis = RedisSource.read(store, settings);
                  return around -> bug.apply(redis.open(around));
                });
    System.exit(new Serve(faulty, System.getenv(), System.out, System.err).run());
  }
}
