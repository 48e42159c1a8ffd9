package dev.haystack.port.journal;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.tracing.OthersName;
import dev.haystack.port.tracing.TraceContext;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * One thing that is told of an event. Each has a maker of its own, which takes what belongs there
 * and lets nothing else through: who a user or what a session is goes out as a hash alone, and of
 * what was thrown its types and places.
 */
public final class Detail {

  /** What is told, in one of the ways in which it can be shown. */
  sealed interface Value {
    record Text(String text) implements Value {}

    record Count(long number) implements Value {}

    /** Shown as its hash. */
    record Hidden(String text) implements Value {}

    record Thrown(Throwable fault) implements Value {}
  }

  private final JournalField field;
  private final Value value;

  private Detail(JournalField field, Value value) {
    this.field = field;
    this.value = value;
  }

  JournalField field() {
    return field;
  }

  Value value() {
    return value;
  }

  private static Detail text(JournalField field, String text) {
    return new Detail(field, new Value.Text(text));
  }

  private static Detail number(JournalField field, long number) {
    return new Detail(field, new Value.Count(number));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  public static Detail session(SessionId session) {
    return new Detail(JournalField.SESSION, new Value.Hidden(session.value()));
  }

  public static Detail user(UserId user) {
    return new Detail(JournalField.USER, new Value.Hidden(user.issuer() + '\0' + user.subject()));
  }

  public static Detail turn(TurnId turn) {
    return text(JournalField.TURN_ID, turn.value());
  }

  static Detail trace(TraceContext context) {
    return text(JournalField.TRACE_ID, context.traceId());
  }

  static Detail span(TraceContext context) {
    return text(JournalField.SPAN_ID, context.spanId());
  }

  public static Detail tool(String name) {
    return text(JournalField.TOOL, OthersName.tool(name));
  }

  public static Detail code(ErrorCode code) {
    return text(JournalField.CODE, code.wireName());
  }

  /** A word of a closed set that is no error's: how a call went, what kind a frame is of. */
  public static Detail code(String word) {
    return text(JournalField.CODE, word);
  }

  /** What kind of thing came or went, of those that a sealed interface has. */
  public static Detail kind(Object value) {
    return text(JournalField.CODE, value.getClass().getSimpleName());
  }

  public static Detail status(int status) {
    return number(JournalField.STATUS, status);
  }

  /** The pattern of a route, never the path that was asked for. */
  public static Detail route(String pattern) {
    return text(JournalField.ROUTE, pattern);
  }

  public static Detail method(String method) {
    return text(JournalField.METHOD, OthersName.method(method));
  }

  public static Detail duration(Duration duration) {
    return number(JournalField.DURATION_MS, duration.toMillis());
  }

  public static Detail bytesIn(long bytes) {
    return number(JournalField.BYTES_IN, bytes);
  }

  public static Detail bytesOut(long bytes) {
    return number(JournalField.BYTES_OUT, bytes);
  }

  /** Who is at the other end: a caller's address, or the word for a server that we ask. */
  public static Detail peer(String peer) {
    return text(JournalField.PEER, peer);
  }

  /** A page's origin, of which nothing is told but scheme, host and port. */
  public static Detail origin(String origin) {
    return text(JournalField.ORIGIN, asSetting(origin));
  }

  private static String asSetting(String origin) {
    try {
      URI uri = URI.create(origin);
      if (uri.getScheme() == null || uri.getHost() == null) {
        return "unreadable";
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getScheme() + "://" + uri.getHost() + port;
    } catch (IllegalArgumentException _) {
      return "unreadable";
    }
  }

  public static Detail attempt(int number) {
    return number(JournalField.ATTEMPT, number);
  }

  public static Detail closeCode(int code) {
    return number(JournalField.CLOSE_CODE, code);
  }

  public static Detail reason(Enum<?> reason) {
    return text(JournalField.REASON, word(reason));
  }

  /** Why, in words of ours that hold nothing anybody said. */
  public static Detail reason(String words) {
    return text(JournalField.REASON, words);
  }

  public static Detail outcome(String word) {
    return text(JournalField.OUTCOME, word);
  }

  public static Detail rounds(int rounds) {
    return number(JournalField.ROUNDS, rounds);
  }

  public static Detail tools(int calls) {
    return number(JournalField.TOOLS, calls);
  }

  public static Detail inputTokens(long tokens) {
    return number(JournalField.INPUT_TOKENS, tokens);
  }

  public static Detail outputTokens(long tokens) {
    return number(JournalField.OUTPUT_TOKENS, tokens);
  }

  public static Detail firstText(Duration duration) {
    return number(JournalField.FIRST_TEXT_MS, duration.toMillis());
  }

  /** How many there are of what the event tells, or how many were not told before it. */
  public static Detail count(long count) {
    return number(JournalField.COUNT, count);
  }

  /** How many turns came to their end. */
  public static Detail finished(long turns) {
    return number(JournalField.FINISHED, turns);
  }

  /** How many were ended before theirs. */
  public static Detail cut(long turns) {
    return number(JournalField.CUT, turns);
  }

  /** How many were left to another node. */
  public static Detail handedOver(long turns) {
    return number(JournalField.HANDED_OVER, turns);
  }

  /** Which of our own versions this is. */
  public static Detail version(String version) {
    return text(JournalField.VERSION, version);
  }

  /** The number of the trail's last line. */
  public static Detail seq(long number) {
    return number(JournalField.SEQ, number);
  }

  /** The mac of the trail's last line. */
  public static Detail mac(String hex) {
    return text(JournalField.MAC, hex);
  }

  /** The types of what was thrown and of its causes, and the places of ours that it passed. */
  public static Detail fault(Throwable fault) {
    return new Detail(JournalField.ERROR_TYPE, new Value.Thrown(fault));
  }

  static Detail request(RequestId id) {
    return text(JournalField.REQUEST_ID, id.value());
  }
}
