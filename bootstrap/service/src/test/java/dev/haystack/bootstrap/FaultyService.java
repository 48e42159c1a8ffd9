package dev.haystack.bootstrap;

import dev.haystack.port.shared.SharedStore;
import java.util.function.UnaryOperator;

/** The service as a process, with a bug planted in it that the judge of chaos must find. */
final class FaultyService {

  private FaultyService() {}

  public static void main(String[] arguments) throws InterruptedException {
    UnaryOperator<SharedStore> bug = PlantedBugs.named(arguments[0]);
    var faulty =
        Haystack.standard()
            .sharedStore(
                RedisSource.SCHEME,
                (store, settings) -> {
                  var sound = RedisSource.read(store, settings);
                  return around -> bug.apply(sound.open(around));
                });
    System.exit(new Serve(faulty, System.getenv(), System.out, System.err).run());
  }
}
