package dev.haystack.bootstrap;

/**
 * The service's program, which also tells its version and its settings; the other commands are
 * programs of their own.
 */
public final class Main {

  private static final String VERIFY = "verify-store";

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
    System.exit(code(haystack, String.join(" ", arguments)));
  }

  private static int code(Haystack haystack, String arguments) throws InterruptedException {
    var shown = new ShowSettings(haystack, System.getenv(), System.out, System.err);
    return switch (arguments) {
      case "", "serve" -> new Serve(haystack, System.getenv(), System.out, System.err).run();
      case "--version", "-V" -> {
        System.out.println(Build.packaged().shown());
        yield ExitCode.STOPPED;
      }
      case String words when words.startsWith(VERIFY) ->
          new VerifyStore(System.getenv(), System.out, System.err)
              .run(words.substring(VERIFY.length()).strip());
      case "config" -> shown.all();
      case "config --check" -> shown.check();
      case "config --template" -> shown.template();
      default -> {
        System.err.println("This program serves; bootstrap/haystack has the other commands.");
        yield ExitCode.WRONG_SETTINGS;
      }
    };
  }
}
