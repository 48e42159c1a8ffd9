package dev.haystack.bootstrap;

import java.util.List;

/** The service's program; the other commands are programs of their own. */
public final class Main {

  private static final int WRONG_ARGUMENTS = 2;

  private Main() {}

  /** Runs the service and ends the process with its code. */
  public static void main(String[] arguments) throws InterruptedException {
    run(Haystack.standard(), arguments);
  }

  /** The same for a service in which something was swapped. */
  static void run(Haystack haystack, String[] arguments) throws InterruptedException {
    Carriers.atLeastTwo();
    Thread.setDefaultUncaughtExceptionHandler(
        new UncaughtFaults(System.err, Runtime.getRuntime()::halt));
    if (arguments.length > 0 && !List.of(arguments).equals(List.of("serve"))) {
      System.err.println("This program only serves; bootstrap/haystack has the other commands.");
      System.exit(WRONG_ARGUMENTS);
    }
    System.exit(new Serve(haystack, System.getenv(), System.out, System.err).run());
  }
}
