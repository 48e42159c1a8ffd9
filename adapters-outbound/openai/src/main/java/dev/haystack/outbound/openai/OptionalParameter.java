package dev.haystack.outbound.openai;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A parameter of a request that can be left out where a server refuses it. */
enum OptionalParameter {
  /** Without it usage is estimated where it is not counted. */
  STREAM_OPTIONS("{\"include_usage\":true}"),
  /** Without it the prompt alone says that the answer must be JSON. */
  RESPONSE_FORMAT("{\"type\":\"json_object\"}"),
  /** Without it calls may come that nobody asked for; they are dropped. */
  TOOL_CHOICE("\"none\"");

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

  /** What a server refuses: the parameter that it names counts, and its words if it names none. */
  static Set<OptionalParameter> refusedBy(ErrorBody error) {
    String blamed = error.parameter().isEmpty() ? error.words() : error.parameter();
    return Arrays.stream(values())
        .filter(parameter -> blamed.contains(parameter.wireName()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
