package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.tracing.Span;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * For whom and on which page a tool runs.
 *
 * @param page what the caller's own page has told about itself
 * @param pageKnown whether it has told anything
 * @param span the call, as a piece of work
 * @param results all that tools have brought in the session so far
 */
public record ToolContext(
    CallerLease caller,
    JsonObject page,
    boolean pageKnown,
    Span span,
    Supplier<Stream<ToolResult>> results) {

  private static final int TIMEZONE_LENGTH_MAX = 100;

  /** The IANA zone of the user's page, empty where it is not known. */
  String timezone() {
    return page.text("timezone").filter(zone -> zone.length() <= TIMEZONE_LENGTH_MAX).orElse("");
  }
}
