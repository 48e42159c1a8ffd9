package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.outbound.transport.UriText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path in which {@code {name}} stands for an argument, which fills one segment and no more. */
record PathTemplate(String text) {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern FORM = Pattern.compile("/api/v\\d+(?:/(?:[\\w-]+|\\{\\w+}))+");

  PathTemplate {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is no path below /api/v1 or the like");
    }
  }

  String fill(JsonObject variables) {
    var filled = new StringBuilder();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      String segment = segment(matcher.group(1), variables);
      matcher.appendReplacement(filled, Matcher.quoteReplacement(segment));
    }
    return matcher.appendTail(filled).toString();
  }

  private static String segment(String name, JsonObject variables) {
    String value = variables.get(name).map(Fields::plain).orElse("");
    // these alone would be read as another path, however they are encoded
    if (value.isBlank() || List.of(".", "..").contains(value)) {
      throw new UpstreamException(
          ToolFailure.INVALID_ARGUMENTS, "The argument " + name + " is not an identifier.");
    }
    return UriText.segment(value);
  }
}
