package dev.haystack.load;

import dev.haystack.load.process.ChildProcess;
import dev.haystack.load.process.Cores;
import dev.haystack.load.process.JavaCommand;
import dev.haystack.load.process.ServiceProcess;
import dev.haystack.load.script.ScriptedBackend;
import dev.haystack.load.script.SinkLedger;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The processes of a run, from the model to the service; closing ends those it started. */
final class LoadStage implements AutoCloseable {

  private static final List<String> SMALL_HEAP = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private final Deque<AutoCloseable> started;
  private final LoadTarget target;
  private final StopClock stops;
  private final SinkLedger sink;
  private final double readySeconds;

  private LoadStage(
      Deque<AutoCloseable> started,
      LoadTarget target,
      StopClock stops,
      SinkLedger sink,
      double readySeconds) {
    this.started = started;
    this.target = target;
    this.stops = stops;
    this.sink = sink;
    this.readySeconds = readySeconds;
  }

  /** Sets up what the options ask for, with what is to be compared or without. */
  static LoadStage set(Scenario scenario, ServerOptions options, boolean changed)
      throws IOException, InterruptedException {
    if (options.url().isPresent()) {
      var target = new LoadTarget(options.url().get(), options.pid(), options.token(), false);
      return new LoadStage(new ArrayDeque<>(), target, new StopClock(false), new SinkLedger(), 0);
    }
    var started = new ArrayDeque<AutoCloseable>();
    try {
      return start(scenario, options, changed, started);
    } catch (IOException | InterruptedException e) {
      endAll(started);
      throw e;
    }
  }

  LoadTarget target() {
    return target;
  }

  /** What the practice was told of violations, as far as it is the one of this process. */
  SinkLedger sink() {
    return sink;
  }

  StopClock stops() {
    return stops;
  }

  /** How long the service took until it was ready; 0 if it ran already. */
  double readySeconds() {
    return readySeconds;
  }

  @Override
  public void close() {
    endAll(started);
  }

  private static LoadStage start(
      Scenario scenario, ServerOptions options, boolean changed, Deque<AutoCloseable> started)
      throws IOException, InterruptedException {
    Cores cores = options.cores();
    cores.moveSelf();
    var stops = new StopClock(true);
    var model = script(LoadModelCommand.class, cores, stops::line);
    started.push(model);
    var sink = new SinkLedger();
    int backendPort = backend(scenario, sink, cores, started);
    var service =
        ServiceProcess.start(
            cores.ofService(options.command()),
            options.environment(model.port(), backendPort, changed));
    started.push(service);
    var target =
        new LoadTarget(service.url(), OptionalLong.of(service.pid()), options.token(), true);
    return new LoadStage(started, target, stops, sink, service.readyAfter().toMillis() / 1e3);
  }

  private static int backend(
      Scenario scenario, SinkLedger sink, Cores cores, Deque<AutoCloseable> started)
      throws IOException, InterruptedException {
    if (scenario == Scenario.VIOLATIONS) {
      // in this process, so that the run decides whether it takes violations
      var backend = ScriptedBackend.start(0, 0, sink);
      started.push(backend);
      return backend.port();
    }
    var backend = script(LoadBackendCommand.class, cores, line -> {});
    started.push(backend);
    return backend.port();
  }

  private static ChildProcess script(Class<?> main, Cores cores, Consumer<String> lines)
      throws IOException, InterruptedException {
    var command = JavaCommand.of(SMALL_HEAP, main.getName(), "--attached");
    return ChildProcess.start(cores.ofRest(command), lines);
  }

  private static void endAll(Deque<AutoCloseable> started) {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        // the others must still be ended
        System.getLogger(LoadStage.class.getName()).log(System.Logger.Level.WARNING, e.toString());
      }
    }
  }
}
