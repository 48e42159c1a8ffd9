package dev.haystack.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Runs chaos from the command line: {@code seed kills [clients [report [fault]]]}; ends with 1 if a
 * rule was broken.
 */
final class ChaosCommand {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NODES = 3;
  private static final int STORE_FAULT_EVERY = 10;

  private ChaosCommand() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long seed = Long.parseLong(arguments[0]);
    int kills = Integer.parseInt(arguments[1]);
    int clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 16;
    String fault = arguments.length > 4 ? arguments[4] : "none";
    Path folder = Files.createTempDirectory("haystack-chaos-");
    System.out.println("the nodes' output is in " + folder);
    var plan =
        new ChaosPlan(seed, NODES, kills, STORE_FAULT_EVERY, clients, PATIENCE, fault, folder);
    ChaosReport report = run(plan);
    System.out.println(report.text());
    for (String session : report.sessionsInFindings()) {
      Files.writeString(folder.resolve(session + ".txt"), report.seenOf(session));
    }
    if (arguments.length > 3) {
      Files.writeString(Path.of(arguments[3]), report.text());
    }
    System.exit(report.isClean() ? 0 : 1);
  }

  private static ChaosReport run(ChaosPlan plan) throws IOException, InterruptedException {
    try (var run = new ChaosRun(plan)) {
      return run.run();
    }
  }
}
