package dev.haystack.bootstrap;

import dev.haystack.port.shared.SharedStore;
import java.util.function.UnaryOperator;

/** The service as a process, with a bug planted in it that the judge of chaos must find. */
final class FaultyService {

  private FaultyService() {}

  public static void main(String[] arguments) throws InterruptedException {
    UnaryOperator<SharedStore> bug = PlantedBugs.named(arguments[0]);
    System.exit(new Serve(System.getenv(), System.out, System.err, bug).run());
  }
}
