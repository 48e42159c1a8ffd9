package dev.haystack.port.journal;

import java.lang.System.Logger.Level;
import java.util.Locale;

/** Everything that can be told, each with its weight and its words, which are always the same. */
public enum JournalEvent {
  STARTED(Level.INFO, "the service serves"),
  DRAINING(Level.INFO, "the service is about to stop"),
  STOPPED(Level.INFO, "the service has stopped"),
  SETTING_WARNED(Level.WARNING, "a setting may not be what is wanted"),
  DIAGNOSED(Level.INFO, "what the process tells of itself was written for a ticket"),
  RELOADED(Level.INFO, "settings were read again, and so many have changed"),
  RELOAD_REFUSED(Level.WARNING, "settings were read again and are wrong: nothing has changed"),
  RESTART_NEEDED(Level.WARNING, "a setting has changed that takes a restart"),
  CERTIFICATE_TAKEN(Level.INFO, "another certificate is in use, for as many days"),
  CERTIFICATE_REFUSED(
      Level.WARNING, "another certificate was not taken, and the old one serves on"),
  FAULT(Level.ERROR, "something of ours failed, and the service goes on"),
  LIBRARY(Level.INFO, "a library had something to say"),

  HTTP(Level.INFO, "a request was answered"),
  SOCKET_OPENED(Level.INFO, "a socket was opened"),
  SOCKET_CLOSED(Level.INFO, "a socket was closed"),
  ORIGIN_REFUSED(
      Level.WARNING, "a page that ALLOWED_ORIGINS does not name may not use the service"),
  AUTH_REFUSED(Level.INFO, "a token was not taken"),
  RATE_LIMITED(Level.INFO, "somebody wanted more than they may have"),
  FRAME_IN(Level.DEBUG, "a message came"),
  FRAME_OUT(Level.DEBUG, "a frame was written"),

  TURN_ENDED(Level.INFO, "a turn has ended"),
  ROUND(Level.DEBUG, "a round of a turn has ended"),
  TOOL_CALLED(Level.DEBUG, "a tool was called"),
  CONSENT_ASKED(Level.INFO, "a person is asked whether a tool may write"),
  CONSENT_SETTLED(Level.INFO, "it is settled whether a tool may write"),
  ACTION_DROPPED(Level.WARNING, "a tool's result wants a page to do what is not that tool's"),
  ACTION_DONE(Level.DEBUG, "a page says what became of an action"),
  TURN_LOST(Level.WARNING, "a turn was lost with its node"),
  ANSWER_UNKEPT(Level.INFO, "an answer's session is gone, or it was answered"),
  SUMMARY_FAILED(Level.WARNING, "a history was not put into a summary"),

  UPSTREAM_FAILED(Level.WARNING, "another server failed"),
  RETRY(Level.DEBUG, "another server is asked again"),
  MODEL_PASSED_OVER(Level.INFO, "a model was passed over, and the next is asked"),
  MODEL_LEFT_ALONE(Level.WARNING, "a model fails again and again and is left alone for a while"),
  PARAMETER_REFUSED(Level.WARNING, "a model's server refuses a parameter, which is left out"),
  KEYS_CHANGED(Level.INFO, "the keys that tokens are verified with have changed"),
  KEY_UNUSED(Level.WARNING, "the key set holds a private or secret key, which is not used"),

  STORE_AWAY(Level.WARNING, "the shared store is away"),
  STORE_BACK(Level.INFO, "the shared store is in reach"),
  STORE_RESTARTED(Level.INFO, "the shared store has restarted"),
  STORE_LOST_DATA(Level.WARNING, "the shared store has lost data: it is written anew from here"),
  STORE_UNSAFE(
      Level.WARNING, "the shared store drops sessions when its memory is full, and should not"),
  NODES_UNHEARD(Level.WARNING, "other nodes are not heard yet"),
  STATE_UNREADABLE(
      Level.WARNING, "a stored value cannot be opened and counts as missing; it stays as it is"),
  RECORD_DAMAGED(Level.WARNING, "a stored record is damaged; the rest is kept"),
  DELETIONS_UNREMEMBERED(
      Level.WARNING,
      "so many deletions are remembered, and further ones are not: a copy elsewhere may bring back"
          + " what they deleted"),
  SESSION_GAVE_WAY(
      Level.WARNING,
      "a session that began while the store was away gives way to another owner's or profile's"),
  LOG_REPLACED(Level.DEBUG, "a session's log was replaced by the shared one"),

  VIOLATION_KEPT(Level.INFO, "a policy violation arrived; the demo keeps it in memory"),
  VIOLATION_GIVEN_UP(Level.WARNING, "a policy violation is given up"),
  VIOLATION_DROPPED(Level.WARNING, "the outbox is full: a policy violation is not reported"),
  VIOLATIONS_LOST(Level.WARNING, "policy violations that were not reported are lost"),
  SINK_AWAY(Level.WARNING, "the violation sink is out of reach"),
  SINK_BACK(Level.INFO, "the violation sink is in reach again"),

  TRAIL_STANDS(Level.INFO, "the audit trail stands here: compare with its last line"),
  TRAIL_AWAY(Level.ERROR, "the audit trail cannot be written"),
  TRAIL_BACK(Level.INFO, "the audit trail is written again");

  private final Level level;
  private final String words;

  JournalEvent(Level level, String words) {
    this.level = level;
    this.words = words;
  }

  /** How much it weighs. */
  public Level level() {
    return level;
  }

  /** What it means, for people. */
  public String words() {
    return words;
  }

  /** What it is called, for programs. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
