package dev.haystack.bootstrap;

import dev.haystack.inbound.http.BindException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs the service until the process is told to stop. */
final class Serve {

  static final int WRONG_SETTINGS = 2;
  static final int NO_ADDRESS = 1;

  private final Map<String, String> environment;
  private final PrintStream output;
  private final PrintStream errors;
  private final Overlays overlays;

  Serve(Map<String, String> environment, PrintStream output, PrintStream errors) {
    this(environment, output, errors, Overlays.NONE);
  }

  /** With something before the stores. */
  Serve(
      Map<String, String> environment, PrintStream output, PrintStream errors, Overlays overlays) {
    this.overlays = overlays;
    this.environment = environment;
    this.output = output;
    this.errors = errors;
  }

  /** Does not return while the service runs; gives the exit code if it cannot start. */
  int run() throws InterruptedException {
    try {
      Settings settings = Settings.read(new SettingsReader(ConfigurationFile.under(environment)));
      Logging.configure(settings.logLevel());
      Wiring service = Wiring.start(settings, Clock.systemUTC(), overlays);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service), "stop"));
      output.print(Greeting.of(settings, service.port()));
      output.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (WrongSettingsException e) {
      errors.println("Wrong settings, so the service does not start:");
      String.valueOf(e.getMessage()).lines().forEach(fault -> errors.println("  " + fault));
      return WRONG_SETTINGS;
    } catch (BindException e) {
      errors.println("The service does not start: " + e.getMessage());
      return NO_ADDRESS;
    }
  }

  private static void stop(Wiring service) {
    service.close();
    // otherwise the signal would be the exit code
    Runtime.getRuntime().halt(0);
  }
}
