package dev.haystack.bootstrap;

import dev.haystack.inbound.http.BindException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that runs the service until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the service until SIGTERM or Ctrl-C; it is set by environment variables,",
      "or by a YAML file that HAYSTACK_CONFIG names."
    })
final class ServeCommand implements Callable<Integer> {

  private static final int WRONG_SETTINGS = 2;
  private static final int NO_ADDRESS = 1;

  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  ServeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter errors = spec.commandLine().getErr();
    try {
      Settings settings = Settings.read(new SettingsReader(ConfigurationFile.under(environment)));
      Logging.configure(settings.logLevel());
      serve(settings);
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

  private void serve(Settings settings) throws InterruptedException {
    Wiring service = Wiring.start(settings, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service), "stop"));
    PrintWriter output = spec.commandLine().getOut();
    output.print(Greeting.of(settings, service.port()));
    output.flush();
    new CountDownLatch(1).await();
  }

  private static void stop(Wiring service) {
    service.close();
    // otherwise the signal would be the exit code
    Runtime.getRuntime().halt(0);
  }
}
