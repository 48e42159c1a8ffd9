package dev.haystack.bootstrap;

import dev.haystack.bootstrap.Watchdog.Pulse;
import dev.haystack.inbound.http.BindException;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.task.PeriodicTask;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs the service until the process is told to stop. */
final class Serve {

  private static final Journal JOURNAL = Journal.of(Serve.class);
  private static final Duration LOOK_PERIOD = Duration.ofSeconds(2);
  private static final Duration RECORDED_FOR = Duration.ofSeconds(30);

  /** A single refusal may come of a queue that is full. */
  private static final int REFUSALS_MAX = 3;

  private final Haystack haystack;
  private final Map<String, String> environment;
  private final PrintStream output;
  private final PrintStream errors;
  private final AtomicInteger exitCode = new AtomicInteger();
  private final AtomicInteger interrupts = new AtomicInteger();

  Serve(
      Haystack haystack, Map<String, String> environment, PrintStream output, PrintStream errors) {
    this.haystack = haystack;
    this.environment = environment;
    this.output = output;
    this.errors = errors;
  }

  /** Does not return while the service runs; gives the exit code if it cannot start or go on. */
  int run() throws InterruptedException {
    // Java reads it once, and would let a client of TLS 1.2 shake hands without end
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    // either would end a service that still starts; what changes meanwhile is seen without
    Stream.of("HUP", "USR1").forEach(name -> ProcessSignals.on(name, () -> {}));
    try {
      var given = GivenSettings.of(environment);
      // before the reading: what is changed meanwhile is read again
      Map<String, String> seen = given.contents();
      SettingsReader reader = given.reader(haystack);
      Settings settings = Settings.read(reader, haystack);
      RecentLines log = Logging.configure(settings.log());
      Wiring service = Wiring.start(settings, Clock.systemUTC());
      stopOnSignals(service);
      Reload reload = Reload.of(haystack, given, seen, reader, service);
      Supplier<Stream<String>> shown =
          () -> reader.notes().stream().flatMap(new SettingLines(reload.given())::of);
      diagnoseOnSignal(
          DiagnosisParts.of(shown, () -> service.metrics().page().text(), log, RECORDED_FOR));
      ProcessSignals.on("HUP", () -> Thread.ofPlatform().name("reload").start(reload::now));
      if (settings.log().format() == LogFormat.TEXT) {
        output.println(Build.packaged().shown());
        output.print(StartWords.of(settings, service.callers(), service.port()));
        output.flush();
      }
      warn(
          Stream.of(
                  settings.log().warnings(),
                  settings.warnings(),
                  given.misspelt(reader.notes(), haystack))
              .flatMap(List::stream));
      return serveOn(service, reload);
    } catch (WrongSettingsException e) {
      e.tell(errors);
      return ExitCode.WRONG_SETTINGS;
    } catch (BindException e) {
      errors.println("The service does not start: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  static void warn(Stream<String> warnings) {
    warnings.forEach(warning -> JOURNAL.tell(JournalEvent.SETTING_WARNED, Detail.reason(warning)));
  }

  /** Looks again and again whether anybody can connect, for the server ends without a word. */
  private int serveOn(Wiring service, Reload reload) throws InterruptedException {
    var answers = new Pulse("it has not answered a connection for half a minute.");
    new Watchdog(List.of(answers, service.schedulerPulse()), Runtime.getRuntime()::halt).start();
    var settings = PeriodicTask.of("looking at the settings", reload::look);
    int refusals = 0;
    while (refusals < REFUSALS_MAX || service.isStopping()) {
      Thread.sleep(LOOK_PERIOD);
      settings.run();
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
    ProcessSignals.on("TERM", () -> Thread.ofPlatform().name("stop").start(stop));
    ProcessSignals.on(
        "INT",
        () -> {
          if (interrupts.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
          }
          Thread.ofPlatform().name("stop").start(stop);
        });
  }

  private static void diagnoseOnSignal(List<Diagnosis.Part> parts) {
    var diagnosis = new Diagnosis(Path.of(System.getProperty("java.io.tmpdir", "")), parts);
    ProcessSignals.on(
        "USR1", () -> Thread.ofPlatform().name("diagnosis").daemon().start(diagnosis::write));
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
