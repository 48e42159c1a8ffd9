package dev.haystack.bootstrap;

/** The service as a process, with a bug planted in it that the judge of chaos must find. */
final class FaultyService {

  private FaultyService() {}

  public static void main(String[] arguments) throws InterruptedException {
    Overlays overlays = PlantedBugs.named(arguments[0]);
    System.exit(
        new Serve(Haystack.standard(), System.getenv(), System.out, System.err, overlays).run());
  }
}
