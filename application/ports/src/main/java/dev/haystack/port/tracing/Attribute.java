package dev.haystack.port.tracing;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * One thing that is told of a piece of work. Each has a maker of its own, which takes what belongs
 * there and lets nothing else through: no text that anybody said, and a session as a hash alone.
 */
public final class Attribute {

  /** What is told, in one of the ways in which it can be shown. */
  public sealed interface Value {
    record Text(String text) implements Value {}

    record Count(long number) implements Value {}

    record Seconds(double seconds) implements Value {}

    /** Shown as its hash. */
    record Hidden(String text) implements Value {}
  }

  private final AttributeName name;
  private final Value value;

  private Attribute(AttributeName name, Value value) {
    this.name = name;
    this.value = value;
  }

  public AttributeName name() {
    return name;
  }

  public Value value() {
    return value;
  }

  private static Attribute text(AttributeName name, String text) {
    return new Attribute(name, new Value.Text(text));
  }

  private static Attribute number(AttributeName name, long number) {
    return new Attribute(name, new Value.Count(number));
  }

  public static Attribute persona(PersonaType persona) {
    return text(AttributeName.PERSONA, persona.name().toLowerCase(Locale.ROOT));
  }

  public static Attribute session(SessionId session) {
    return new Attribute(AttributeName.SESSION, new Value.Hidden(session.value()));
  }

  public static Attribute turn(TurnId turn) {
    return text(AttributeName.TURN, turn.value());
  }

  /** A word of a closed set for how it went. */
  public static Attribute outcome(String word) {
    return text(AttributeName.OUTCOME, word);
  }

  public static Attribute rounds(int rounds) {
    return number(AttributeName.ROUNDS, rounds);
  }

  public static Attribute toolCalls(int calls) {
    return number(AttributeName.TOOL_CALLS, calls);
  }

  /** Whose model it is, by the word that settings have for it. */
  public static Attribute provider(String vendor) {
    return text(AttributeName.PROVIDER, vendor);
  }

  public static Attribute requestModel(String model) {
    return text(AttributeName.REQUEST_MODEL, OthersName.model(model));
  }

  public static Attribute responseModel(String model) {
    return text(AttributeName.RESPONSE_MODEL, OthersName.model(model));
  }

  public static Attribute finishReason(FinishReason reason) {
    return text(AttributeName.FINISH_REASON, reason.name().toLowerCase(Locale.ROOT));
  }

  public static Attribute inputTokens(long tokens) {
    return number(AttributeName.INPUT_TOKENS, tokens);
  }

  public static Attribute outputTokens(long tokens) {
    return number(AttributeName.OUTPUT_TOKENS, tokens);
  }

  public static Attribute cachedInputTokens(long tokens) {
    return number(AttributeName.CACHED_INPUT_TOKENS, tokens);
  }

  public static Attribute untilFirstChunk(Duration duration) {
    return new Attribute(
        AttributeName.UNTIL_FIRST_CHUNK, new Value.Seconds(duration.toNanos() / 1e9));
  }

  public static Attribute tool(String name) {
    return text(AttributeName.TOOL, OthersName.tool(name));
  }

  public static Attribute method(String method) {
    return text(AttributeName.METHOD, OthersName.method(method));
  }

  /** The pattern of a route, never the path that was asked for; it names the work, too. */
  public static Attribute route(String pattern) {
    return text(AttributeName.ROUTE, pattern);
  }

  public static Attribute status(int status) {
    return number(AttributeName.STATUS, status);
  }

  /** A server's host, of an address in the settings. */
  public static Attribute serverAddress(URI address) {
    return text(AttributeName.SERVER_ADDRESS, address.getHost());
  }

  /** A server's port, of an address in the settings. */
  public static Attribute serverPort(URI address) {
    int standard = "https".equals(address.getScheme()) ? 443 : 80;
    return number(AttributeName.SERVER_PORT, address.getPort() < 0 ? standard : address.getPort());
  }

  /** How often it was sent before. */
  public static Attribute resendCount(int times) {
    return number(AttributeName.RESEND_COUNT, times);
  }

  /** Which of several it is, from 1. */
  public static Attribute part(int number) {
    return number(AttributeName.PART, number);
  }

  /** How many there are of what it works on. */
  public static Attribute count(int count) {
    return number(AttributeName.COUNT, count);
  }
}
