package dev.haystack.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** All users of a phase with their threads. */
final class Crowd {

  // a platform thread wakes sooner; many of them cost more than they gain
  private static final int PLATFORM_THREADS_MAX = 256;
  private static final int TICK_SECONDS = 1;

  private final LoadPlan plan;
  private final Schedule schedule;
  private final List<LoadUser> users;
  private final CountDownLatch running;

  private Crowd(LoadPlan plan, Schedule schedule, List<LoadUser> users) {
    this.plan = plan;
    this.schedule = schedule;
    this.users = users;
    this.running = new CountDownLatch(users.size());
  }

  static Crowd of(LoadTarget target, LoadPlan plan, String name, Tally tally, StopClock stops) {
    var schedule = new Schedule(plan);
    var users =
        Stream.iterate(0, i -> i + 1)
            .limit(plan.users())
            .map(i -> new LoadUser(target, plan, name + "-" + i, schedule, tally, stops))
            .toList();
    return new Crowd(plan, schedule, users);
  }

  /** Lets all users talk until the plan is done, or until this thread is interrupted. */
  void talk(Runnable eachSecond) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (LoadUser user : users) {
      threads.add(builder().unstarted(() -> run(user)));
    }
    threads.forEach(Thread::start);
    try {
      watch(eachSecond);
    } finally {
      schedule.cancel();
      users.forEach(LoadUser::leave);
    }
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(TICK_SECONDS));
    }
  }

  private void run(LoadUser user) {
    try {
      user.run();
    } finally {
      running.countDown();
    }
  }

  // users end by themselves: each turn has its limit, and after the duration none begins
  private void watch(Runnable eachSecond) throws InterruptedException {
    boolean goesOn = true;
    while (goesOn) {
      boolean allLeft = running.await(TICK_SECONDS, TimeUnit.SECONDS);
      long nowNanos = System.nanoTime();
      users.forEach(user -> user.checkLimit(nowNanos));
      eachSecond.run();
      goesOn = !allLeft;
    }
  }

  private Thread.Builder builder() {
    return plan.users() > PLATFORM_THREADS_MAX ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
  }
}
