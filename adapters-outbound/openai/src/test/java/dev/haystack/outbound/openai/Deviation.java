package dev.haystack.outbound.openai;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.haystack.kit.model.Peer;
import dev.haystack.port.model.ModelFailure;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that servers do and that no document foresees, with the bytes of an instance (as
 * Latin-1) and what must become of them. The two texts are a row of the document.
 */
record Deviation(String sends, String becomes, String contentType, String body, Expected expected) {

  static final String SEARCH = "search {\"q\":\"John\"}";
  static final String READ = "read {\"id\":7}";

  /** What must become of it. */
  sealed interface Expected {

    /** An answer of these words and calls. */
    record Answer(String text, List<String> calls) implements Expected {}

    /** Another attempt, in which all is well. */
    record AnotherAttempt() implements Expected {}

    /** A failure. */
    record Failure(ModelFailure reason) implements Expected {}
  }

  /** The words are there all the same. */
  static Deviation said(String sends, String becomes, String... events) {
    return stream(sends, becomes, new Expected.Answer("Hello there", List.of()), events);
  }

  /** The search is called all the same. */
  static Deviation calledOnce(String sends, String becomes, String... events) {
    return stream(sends, becomes, new Expected.Answer("", List.of(SEARCH)), events);
  }

  /** The search and the reading are called all the same. */
  static Deviation calledBoth(String sends, String becomes, String... events) {
    return stream(sends, becomes, new Expected.Answer("", List.of(SEARCH, READ)), events);
  }

  static Deviation stream(String sends, String becomes, Expected expected, String... events) {
    return body(sends, becomes, "text/event-stream", expected, String.join("", events));
  }

  static Deviation body(
      String sends, String becomes, String contentType, Expected expected, String body) {
    return new Deviation(sends, becomes, contentType, body, expected);
  }

  /** All of them, in the order of the document. */
  static List<Deviation> all() {
    return Stream.of(
            ShapeDeviations.all(),
            CallDeviations.all(),
            NoiseDeviations.all(),
            BodyDeviations.all(),
            UsageDeviations.all())
        .flatMap(List::stream)
        .toList();
  }

  Rig.Answering whole() {
    return split(body.length());
  }

  /** The same in two pieces. */
  Rig.Answering split(int at) {
    return peer -> {
      head(peer);
      if (at > 0) {
        peer.chunk(body.substring(0, at).getBytes(ISO_8859_1));
      }
      if (at < body.length()) {
        peer.chunk(body.substring(at).getBytes(ISO_8859_1));
      }
      peer.end();
    };
  }

  /** The same, ended early. */
  Rig.Answering upTo(int end) {
    return new Deviation(sends, becomes, contentType, body.substring(0, end), expected).whole();
  }

  private void head(Peer peer) throws IOException {
    peer.send(
        "HTTP/1.1 200 OK\r\nContent-Type: "
            + contentType
            + "\r\nTransfer-Encoding: chunked\r\n\r\n");
  }

  @Override
  public String toString() {
    return sends;
  }
}
