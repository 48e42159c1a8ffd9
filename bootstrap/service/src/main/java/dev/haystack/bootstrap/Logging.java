package dev.haystack.bootstrap;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends every record at or over a level to the standard error, in one line. */
final class Logging {

  private static final Logger ROOT = Logger.getLogger("");

  /** Kept, because a logger that nobody holds forgets its level. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("io.helidon"), Logger.getLogger("com.networknt"));

  /** Its only news is a failed start, which we tell ourselves. */
  private static final Logger SERVER = Logger.getLogger("io.helidon.webserver.LoomServer");

  /**
   * It reports, with a stack, every ping that an absent Redis does not answer; we tell that once.
   */
  private static final Logger REDIS = Logger.getLogger("org.redisson");

  private Logging() {}

  static void configure(Level level) {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    var console = new ConsoleHandler();
    console.setFormatter(new LineFormatter());
    console.setLevel(Level.ALL);
    ROOT.addHandler(console);
    ROOT.setLevel(level);
    // the server warns, with a stack, of every client that goes away at the wrong moment
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    SERVER.setLevel(Level.OFF);
    REDIS.setLevel(Level.OFF);
  }
}
