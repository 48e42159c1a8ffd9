package dev.haystack.chaos;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Shows what an outage of the shared store does to two hundred turns that stream, and how soon what
 * a thousand sessions said meanwhile is written back.
 */
final class OutageTrial implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** How long turns stream before, in and after an outage. */
  private static final Duration PART = Duration.ofMillis(Long.getLong("outage.part.millis", 1_000));

  /** So many that turns stream for all parts and a little longer. */
  private static final int WORDS = (int) PART.multipliedBy(15).dividedBy(4).dividedBy(PAUSE);

  private static final int WAIT_SECONDS_MAX = 60;

  private final History history = new History();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ChaosModel model = new ChaosModel(history, WORDS, PAUSE);
  private final ChaosModel quickModel = new ChaosModel(history, 2, Duration.ofMillis(1));
  private final ChaosCluster cluster;

  private OutageTrial(Path folder, boolean streaming) throws IOException, InterruptedException {
    var plan = new ChaosPlan(1, 1, 0, 1, 0, PART, "none", folder);
    cluster = new ChaosCluster(plan, streaming ? model.baseUrl() : quickModel.baseUrl());
    cluster.startAll();
    awaitWell();
  }

  /** Turns that stream while the store is killed, and while it hangs; how many of them failed. */
  static long streams(Path folder, int count) throws Exception {
    try (var trial = new OutageTrial(folder, true)) {
      // the first turns of a cold service say nothing about outages
      return trial.streams("warm", count, StoreFault.CUT)
          + trial.streams("killed", count, StoreFault.KILLED)
          + trial.streams("hung", count, StoreFault.HUNG);
    }
  }

  /** Sessions that begin in an outage; how many of them are in the store after it. */
  static long sessionsWrittenBack(Path folder, int count) throws Exception {
    try (var trial = new OutageTrial(folder, false)) {
      return trial.writeBack(count);
    }
  }

  private long streams(String name, int count, StoreFault fault) throws Exception {
    var random = new Random(1);
    List<StreamWatch> watches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String session = name + "-" + i;
      watches.add(new StreamWatch(http, node(), new MessageName(name + i, session, "c" + i, 1)));
    }
    pass(PART);
    long spoilt = System.nanoTime();
    fault.begin(cluster, random);
    pass(PART);
    long healed = System.nanoTime();
    fault.end(cluster);
    pass(PART);
    long failed = 0;
    for (StreamWatch watch : watches) {
      failed += watch.end().get(WAIT_SECONDS_MAX, TimeUnit.SECONDS).equals("stop") ? 0 : 1;
    }
    long began = spoilt - PART.toNanos() / 2;
    show("%n%s: %d sessions, %d chunks a second each%n", name, count, 20);
    show("  failed turns                    %d%n", failed);
    show("  longest gap before              %.0f ms%n", gap(watches, began, spoilt));
    show("  longest gap in the outage       %.0f ms%n", gap(watches, spoilt, healed));
    show(
        "  longest gap after the return    %.0f ms%n",
        gap(watches, healed, healed + PART.toNanos()));
    show("  told that it is away after      %s%n", after(watches, spoilt, true));
    show("  told that it is back after      %s%n", after(watches, healed, false));
    watches.forEach(StreamWatch::close);
    awaitWell();
    return failed;
  }

  private static double gap(List<StreamWatch> watches, long from, long to) {
    long longest = 0;
    for (StreamWatch watch : watches) {
      long last = 0;
      for (long chunk : watch.chunks()) {
        if (last != 0 && chunk > from && chunk <= to) {
          longest = Math.max(longest, chunk - last);
        }
        last = chunk;
      }
    }
    return longest / 1e6;
  }

  private static String after(List<StreamWatch> watches, long since, boolean away) {
    return watches.stream()
        .map(watch -> away ? watch.degraded() : watch.restored())
        .filter(CompletableFuture::isDone)
        .mapToLong(CompletableFuture::join)
        .filter(at -> at > since)
        .max()
        .stream()
        .mapToObj(at -> NANOSECONDS.toMillis(at - since) + " ms (the last to hear)")
        .findFirst()
        .orElse("nobody was told");
  }

  private long writeBack(int sessions) throws Exception {
    StoreFault.KILLED.begin(cluster, new Random(1));
    for (int i = 0; i < sessions; i++) {
      var watch = new StreamWatch(http, node(), new MessageName("d" + i, "d-" + i, "c" + i, 1));
      if (!watch.end().get(WAIT_SECONDS_MAX, TimeUnit.SECONDS).equals("stop")) {
        show("%s%n", "a turn failed");
      }
      watch.close();
    }
    long healed = System.nanoTime();
    StoreFault.KILLED.end(cluster);
    long restarted = System.nanoTime();
    awaitWell();
    show(
        "%n%d sessions written back: %d ms after the store was there again, %d ms after its"
            + " start%n",
        sessions,
        NANOSECONDS.toMillis(System.nanoTime() - restarted),
        NANOSECONDS.toMillis(System.nanoTime() - healed));
    long there =
        cluster.store().keys().stream()
            .filter(key -> key.startsWith("haystack:{d-") && key.endsWith("}:messages"))
            .count();
    show("sessions with messages in the store: %d%n", there);
    return there;
  }

  private URI node() {
    return cluster.nodes().getFirst().address();
  }

  @FormatMethod
  private static void show(String format, Object... values) {
    System.out.printf(format, values);
  }

  private static void pass(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  private void awaitWell() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(WAIT_SECONDS_MAX).toNanos();
    while (!Pages.isWell(http, node())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the node is not well");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    cluster.close();
    model.close();
    quickModel.close();
    http.shutdownNow();
  }
}
