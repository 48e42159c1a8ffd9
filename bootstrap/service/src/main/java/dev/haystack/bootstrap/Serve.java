package dev.haystack.bootstrap;

import dev.haystack.bootstrap.Watchdog.Pulse;
import dev.haystack.inbound.http.BindException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Runs the service until the process is told to stop. */
final class Serve {

  private static final Logger LOGGER = System.getLogger(Serve.class.getName());
  private static final Duration LOOK_PERIOD = Duration.ofSeconds(2);

  /** A single refusal may come of a queue that is full. */
  private static final int REFUSALS_MAX = 3;

  private final Haystack haystack;
  private final Map<String, String> environment;
  private final PrintStream output;
  private final PrintStream errors;
  private final AtomicInteger exitCode = new AtomicInteger();
  private final AtomicInteger interrupts = new AtomicInteger();

  Serve(Map<String, String> environment, PrintStream output, PrintStream errors) {
    this(Haystack.standard(), environment, output, errors);
  }

  Serve(
      Haystack haystack, Map<String, String> environment, PrintStream output, PrintStream errors) {
    this.haystack = haystack;
    this.environment = environment;
    this.output = output;
    this.errors = errors;
  }

  /** Does not return while the service runs; gives the exit code if it cannot start or go on. */
  int run() throws InterruptedException {
    try {
      var given = GivenSettings.of(environment);
      SettingsReader reader = given.reader(haystack);
      Settings settings = Settings.read(reader, haystack);
      Logging.configure(settings.logLevel());
      LOGGER.log(Level.INFO, Build.packaged().shown() + " starts");
      Wiring service = Wiring.start(settings, Clock.systemUTC());
      stopOnSignals(service);
      output.print(StartWords.of(settings, service.callers(), service.port()));
      output.flush();
      Stream.concat(settings.warnings().stream(), given.misspelt(reader.notes(), haystack).stream())
          .forEach(warning -> LOGGER.log(Level.WARNING, warning));
      return serveOn(service);
    } catch (WrongSettingsException e) {
      e.tell(errors);
      return ExitCode.WRONG_SETTINGS;
    } catch (BindException e) {
      errors.println("The service does not start: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  /** Looks again and again whether anybody can connect, for the server ends without a word. */
  private int serveOn(Wiring service) throws InterruptedException {
    var answers = new Pulse("it has not answered a connection for half a minute.");
    new Watchdog(List.of(answers, service.schedulerPulse()), Runtime.getRuntime()::halt).start();
    int refusals = 0;
    while (refusals < REFUSALS_MAX || service.isStopping()) {
      Thread.sleep(LOOK_PERIOD);
      switch (service.look()) {
        case ANSWERED, UNKNOWN -> {
          answers.beat();
          refusals = 0;
        }
        case SILENT -> refusals = 0;
        case REFUSED -> {
          // what is refused has an end of its own
          answers.beat();
          refusals++;
        }
      }
    }
    errors.println("The service ends: it does not listen any more.");
    exitCode.set(ExitCode.FAILED);
    return ExitCode.FAILED;
  }

  private void stopOnSignals(Wiring service) {
    Runnable stop = () -> stop(service);
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
    Signals.on("TERM", () -> Thread.ofPlatform().name("stop").start(stop));
    Signals.on(
        "INT",
        () -> {
          if (interrupts.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
          }
          Thread.ofPlatform().name("stop").start(stop);
        });
  }

  /** Ends the process; whoever comes second waits for that. */
  private synchronized void stop(Wiring service) {
    if (exitCode.get() == ExitCode.STOPPED) {
      service.drain();
    }
    service.close();
    // otherwise the signal would be the exit code
    Runtime.getRuntime().halt(exitCode.get());
  }
}
