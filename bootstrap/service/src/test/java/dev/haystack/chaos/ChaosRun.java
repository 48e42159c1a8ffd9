package dev.haystack.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One run: nodes, clients, a nemesis, and in the end the judge. */
final class ChaosRun implements AutoCloseable {

  static final int IN_FLIGHT_PER_USER_MAX = 4;
  private static final int WORDS = 8;
  private static final Duration PAUSE = Duration.ofMillis(15);
  private static final int CLIENTS_END_SECONDS_MAX = 90;

  /** What a fault left behind shows when no other one heals it. */
  private static final int CALM_SECONDS = 4;

  private final ChaosPlan plan;
  private final History history = new History();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Pages pages = new Pages(this);
  private final AtomicLong stamps = new AtomicLong(10);
  private final ChaosModel model;
  private final ChaosCluster cluster;
  private final Map<String, String> usersBySession = new LinkedHashMap<>();

  private ChaosRun(ChaosPlan plan) throws IOException, InterruptedException {
    this.plan = plan;
    this.model = new ChaosModel(history, WORDS, PAUSE);
    this.cluster = new ChaosCluster(plan, model.baseUrl());
  }

  /** What a run of the plan from its beginning to its end has shown. */
  static ChaosReport of(ChaosPlan plan) throws IOException, InterruptedException {
    try (var run = new ChaosRun(plan)) {
      return run.run();
    }
  }

  History history() {
    return history;
  }

  HttpClient http() {
    return http;
  }

  Pages pages() {
    return pages;
  }

  URI anyNode(Random random) {
    List<ChaosNode> nodes = cluster.nodes();
    return nodes.get(random.nextInt(nodes.size())).address();
  }

  Duration patience() {
    return plan.patience();
  }

  long nextStamp() {
    return stamps.incrementAndGet();
  }

  String token(String user) {
    return OpenTokens.of(user);
  }

  private ChaosReport run() throws IOException, InterruptedException {
    long began = System.nanoTime();
    cluster.startAll();
    var nemesis = new Nemesis(plan, cluster, pages, history);
    nemesis.awaitAllWell();
    var stop = new CountDownLatch(1);
    List<Thread> clients = clients(stop).stream().map(Thread::startVirtualThread).toList();
    nemesis.rage();
    nemesis.awaitAllWell();
    var _ = stop.await(CALM_SECONDS, TimeUnit.SECONDS);
    stop.countDown();
    awaitEnd(clients);
    nemesis.awaitAllWell();
    for (ChaosNode node : cluster.nodes()) {
      for (Map.Entry<String, String> session : sessions().entrySet()) {
        pages.noteFinal(node.address(), session.getKey(), session.getValue());
      }
    }
    var took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    return new ChaosReport(
        plan,
        nemesis.faults(),
        took,
        history,
        new Checker(IN_FLIGHT_PER_USER_MAX).findings(history));
  }

  private static void awaitEnd(List<Thread> clients) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLIENTS_END_SECONDS_MAX);
    for (Thread client : clients) {
      long left = Math.max(1, deadline - System.nanoTime());
      if (!client.join(Duration.ofNanos(left))) {
        throw new IllegalStateException("a client does not come to an end");
      }
    }
  }

  /** One user with more sessions than may run at once, users who share a session, and others. */
  private List<Runnable> clients(CountDownLatch stop) {
    var clients = new ArrayList<Runnable>();
    for (int i = 0; i < plan.clients(); i++) {
      var random = new Random(plan.seed() * 31 + i);
      String name = "c" + i;
      boolean busy = i % 2 == 0;
      String user = busy ? "busy" : "u" + i / 4;
      String session = busy ? "busy-" + i : "shared-" + i / 4;
      if (i % 8 == 7) {
        var client = new ForgetfulClient(this, "forgetful", name, random);
        clients.add(() -> client.talk(stop));
      } else {
        usersBySession.put(session, user);
        var client = new ChaosClient(this, user, session, name, random);
        clients.add(() -> client.talk(stop));
      }
    }
    return clients;
  }

  private Map<String, String> sessions() {
    var all = new LinkedHashMap<>(usersBySession);
    history.all(Entry.Deleted.class).forEach(entry -> all.put(entry.session(), "forgetful"));
    return all;
  }

  @Override
  public void close() {
    cluster.close();
    model.close();
    http.shutdownNow();
  }
}
