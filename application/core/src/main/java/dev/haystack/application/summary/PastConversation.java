package dev.haystack.application.summary;

import java.util.List;
import java.util.stream.Stream;

/** A conversation that is over; the time is as its source wrote it, empty if it did not. */
public record PastConversation(String createdAt, List<Utterance> messages) {

  public PastConversation {
    messages = List.copyOf(messages);
  }

  /** Something that was said, by whom. */
  public record Utterance(String role, String content) {

    private boolean isOfUse() {
      return !content.isBlank() && !role.equals("system") && !role.equals("tool");
    }

    private String line() {
      String speaker = role.isBlank() ? "unknown" : role.strip();
      return speaker + ": " + content.strip();
    }
  }

  boolean isOfUse() {
    return messages.stream().anyMatch(Utterance::isOfUse);
  }

  /** The conversation in lines; the number tells it from the others. */
  Stream<String> lines(int number) {
    String time = createdAt.isBlank() ? "" : ", " + createdAt.strip();
    return Stream.concat(
        Stream.of("[conversation " + number + time + "]"),
        messages.stream().filter(Utterance::isOfUse).map(Utterance::line));
  }
}
