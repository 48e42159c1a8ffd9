package dev.haystack.outbound.openai;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.outbound.model.AttemptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a server says about an error, as far as it can be understood.
 *
 * @param code what it calls the error first, empty if it does not
 * @param type what kind it says the error is of, empty if it does not
 * @param parameter the request's parameter that it blames, empty if it does not
 * @param names all its names of the error, in lower case
 * @param number a number between 400 and 599 that it gives the error, 0 if it does not
 * @param words its words, in lower case
 */
record ErrorBody(
    String code, String type, String parameter, Set<String> names, int number, String words) {

  /** Nothing that could be understood. */
  static final ErrorBody NOTHING = new ErrorBody("", "", "", Set.of(), 0, "");

  private static final int WORDS_MAX = 4 * 1024;
  private static final Pattern LOGGABLE = Pattern.compile("[A-Za-z0-9_.$\\[\\]-]{1,100}");

  ErrorBody {
    names = Set.copyOf(names);
  }

  static ErrorBody of(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
    try {
      return text.isEmpty() ? NOTHING : new ErrorBodyReader().read(Json.parse(text));
    } catch (JsonSyntaxException e) {
      // plain words are words; a page of a proxy says nothing of the model
      return text.startsWith("<") || text.length() > WORDS_MAX
          ? NOTHING
          : new ErrorBodyReader().words(text);
    }
  }

  /** What an error means that comes where a chunk is due. */
  AttemptException failure() {
    return ErrorClass.of(number, this).failure("an error in the stream", this, Duration.ZERO);
  }

  /** What an error means that comes in place of a stream. */
  AttemptException failure(int status, Duration advised) {
    return ErrorClass.of(status, this).failure("status " + status, this, advised);
  }

  /** What may be logged: names that look like names, never words. */
  String summary() {
    return named(" code ", code) + named(" type ", type) + named(" param ", parameter);
  }

  private static String named(String what, String name) {
    if (name.isEmpty()) {
      return "";
    }
    return "," + what + (LOGGABLE.matcher(name).matches() ? name : "(not a name)");
  }
}
