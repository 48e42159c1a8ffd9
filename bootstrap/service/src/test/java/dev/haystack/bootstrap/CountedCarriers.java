package dev.haystack.bootstrap;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/** The program as it is, but that its exit code is the number of its carriers. */
final class CountedCarriers {

  private CountedCarriers() {}

  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(carriers()), "counting"));
    Main.main(arguments);
  }

  private static int carriers() {
    return ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism();
  }
}
