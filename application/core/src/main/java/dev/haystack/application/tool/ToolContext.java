package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.identity.CallerLease;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * For whom and on which page a tool runs.
 *
 * @param page what the caller's own page has told about itself
 * @param pageKnown whether it has told anything
 * @param traceparent the W3C trace context of the turn
 * @param results all that tools have brought in the session so far
 */
public record ToolContext(
    CallerLease caller,
    JsonObject page,
    boolean pageKnown,
    String traceparent,
    Supplier<Stream<ToolResult>> results) {

  private static final int TIMEZONE_LENGTH_MAX = 100;

  /** Where no tool was called before. */
  public ToolContext(CallerLease caller, JsonObject page, boolean pageKnown, String traceparent) {
    this(caller, page, pageKnown, traceparent, Stream::empty);
  }

  /** The IANA zone of the user's page, empty where it is not known. */
  String timezone() {
    return page.text("timezone").filter(zone -> zone.length() <= TIMEZONE_LENGTH_MAX).orElse("");
  }
}
