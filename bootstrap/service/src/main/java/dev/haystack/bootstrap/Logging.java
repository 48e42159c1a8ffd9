package dev.haystack.bootstrap;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.JournalLine;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** Sends what is told to the standard error, one line an event. */
final class Logging {

  private static final Journal JOURNAL = Journal.of(Logging.class);
  private static final Logger ROOT = Logger.getLogger("");

  /** Kept, because a logger that nobody holds forgets its level. */
  private static final Logger OURS = Logger.getLogger("dev.haystack");

  /** Where the journal of this class goes. */
  private static final Logger OWN = Logger.getLogger(Logging.class.getName());

  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("io.helidon"), Logger.getLogger("com.networknt"));

  /** Their only news is told by ourselves, or is none. */
  private static final List<Logger> SILENT =
      List.of(
          // of a failed start
          Logger.getLogger("io.helidon.webserver.LoomServer"),
          // with a stack, every ping that an absent Redis does not answer
          Logger.getLogger("org.redisson"),
          // with a stack, that the process ends
          Logger.getLogger("java.lang.Runtime"));

  private Logging() {}

  /** From now on all is told so; the newest lines are kept. */
  static RecentLines configure(LogSettings settings) {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    var line = new JournalLine(settings.nodeName(), KeyedHash.ofProcess(settings.hashKey()));
    var formatter = new JournalFormatter(line, settings.format());
    var lines = new RecentLines(formatter);
    ROOT.addHandler(console(lines));
    ROOT.setLevel(settings.libraries());
    OURS.setLevel(settings.ours());
    // the server warns, with a stack, of every client that goes away at the wrong moment
    boolean isAsked = settings.libraries().intValue() < Level.WARNING.intValue();
    QUIET.forEach(logger -> logger.setLevel(isAsked ? settings.libraries() : Level.SEVERE));
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    load(formatter);
    return lines;
  }

  /** So that a fault can still be told when no file can be opened any more, not even a class's. */
  private static void load(Formatter formatter) {
    var unheard = new StreamHandler(OutputStream.nullOutputStream(), formatter);
    OWN.setUseParentHandlers(false);
    OWN.addHandler(unheard);
    var fault = new IllegalStateException(new IllegalStateException());
    JOURNAL.tell(JournalEvent.FAULT, Detail.reason("load"), Detail.count(0), Detail.fault(fault));
    // as a library would
    OWN.log(Level.SEVERE, "", fault);
    OWN.removeHandler(unheard);
    OWN.setUseParentHandlers(true);
  }

  /** How much of our own is told from now on. */
  static void tell(Level ours) {
    OURS.setLevel(ours);
  }

  /** Nothing is told any more, as in a command whose output is another. */
  static void off() {
    ROOT.setLevel(Level.OFF);
  }

  private static ConsoleHandler console(RecentLines formatter) {
    var console = new ConsoleHandler();
    console.setFormatter(formatter);
    console.setLevel(Level.ALL);
    try {
      console.setEncoding("UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has it", e);
    }
    return console;
  }
}
