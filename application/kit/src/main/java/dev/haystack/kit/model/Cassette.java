package dev.haystack.kit.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a vendor's server answers to requests of one kind.
 *
 * @param request is found in the request: its line and headers, a blank line, the body
 * @param type the answer's content type
 * @param answer the answer's text
 */
public record Cassette(Pattern request, String type, String answer) {

  private static final String STREAM = "text/event-stream";

  /** A stream of events as the answer to every request. */
  public static Cassette of(String events) {
    return new Cassette(Pattern.compile(""), STREAM, events);
  }

  /**
   * The one in a file beside the class: a line with the pattern, a blank line, and the events as
   * they are.
   */
  public static Cassette read(Class<?> user, String file) {
    try (InputStream in = user.getResourceAsStream(file)) {
      String text = new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
      int end = text.indexOf("\n\n");
      return new Cassette(Pattern.compile(text.substring(0, end)), STREAM, text.substring(end + 2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for requests in which the pattern is found. */
  public Cassette to(String pattern) {
    return new Cassette(Pattern.compile(pattern, Pattern.DOTALL), type, answer);
  }

  /** The same with another answer. */
  public Cassette answering(String other) {
    return new Cassette(request, type, other);
  }

  /** How many bytes the answer has. */
  public int length() {
    return bytes().length;
  }

  byte[] bytes() {
    return answer.getBytes(UTF_8);
  }

  boolean answers(Peer.Request asked) {
    return request.matcher(asked.head() + asked.body()).find();
  }
}
