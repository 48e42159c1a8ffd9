package dev.haystack.inbound.rfc6455;

import static java.lang.System.Logger.Level.ERROR;

/** Logs failures of the code above without their own words, which may hold what a peer said. */
final class Failures {

  private Failures() {}

  static void log(System.Logger logger, String what, RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String place = trace.length == 0 ? "unknown" : trace[0].toString();
    logger.log(ERROR, "{0}: {1} at {2}", what, failure.getClass().getName(), place);
  }
}
