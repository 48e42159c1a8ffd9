package dev.haystack.chaos;

import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Has one short conversation after the other, and deletes each. */
final class ForgetfulClient {

  private static final int MESSAGES = 2;

  private final ChaosRun run;
  private final String user;
  private final String name;
  private final Random random;

  ForgetfulClient(ChaosRun run, String user, String name, Random random) {
    this.run = run;
    this.user = user;
    this.name = name;
    this.random = random;
  }

  void talk(CountDownLatch stop) {
    try {
      for (int visit = 1; stop.getCount() > 0; visit++) {
        String session = "gone-" + name + "-" + visit;
        new ChaosClient(run, user, session, name, random).sayAll(MESSAGES);
        run.pages().delete(session, user, random);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
