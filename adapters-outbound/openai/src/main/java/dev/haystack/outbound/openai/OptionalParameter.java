package dev.haystack.outbound.openai;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A part of a request that is left out where a server refuses it. */
enum OptionalParameter {
  /** Without it usage is estimated where it is not counted. */
  STREAM_OPTIONS("{\"include_usage\":true}"),
  /** Without it the prompt alone says that the answer must be JSON. */
  RESPONSE_FORMAT("{\"type\":\"json_object\"}"),
  /** Without it calls may come that nobody asked for; they are dropped. */
  TOOL_CHOICE("\"none\""),
  /** Only where a server wants it beside tools: elsewhere a model thinks as it likes. */
  REASONING_EFFORT("\"none\""),
  /** What stood beside earlier calls; some servers do not take back what they said themselves. */
  STATE("") {
    @Override
    void appendTo(StringBuilder request) {}

    @Override
    boolean isBlamed(String place, String words) {
      // others say that it is missing
      return MEMBER.matcher(place).find() && SURPLUS.matcher(words).find();
    }
  };

  private static final Pattern MEMBER =
      Pattern.compile(
          "\\b(?:"
              + String.join("|", OpaqueMembers.OF_MESSAGE)
              + "|"
              + String.join("|", OpaqueMembers.OF_CALL)
              + ")\\b");
  private static final Pattern SURPLUS =
      Pattern.compile(
          "\\bextra(?:_forbidden)?\\b|not permitted|not supported"
              + "|unsupported|unexpected|unrecognized");

  private final String value;

  OptionalParameter(String value) {
    this.value = value;
  }

  private String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  void appendTo(StringBuilder request) {
    request.append(",\"").append(wireName()).append("\":").append(value);
  }

  /** Whether an error is about it. */
  boolean isBlamed(String place, String words) {
    return place.contains(wireName());
  }

  /** To what a server objects: the parameter that it names counts, and its words if none is. */
  static Set<OptionalParameter> blamedBy(ErrorBody error) {
    String place = error.parameter().isEmpty() ? error.words() : error.parameter();
    return Arrays.stream(values())
        .filter(parameter -> parameter.isBlamed(place, error.words()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
