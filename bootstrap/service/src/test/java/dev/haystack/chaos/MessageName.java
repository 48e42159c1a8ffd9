package dev.haystack.chaos;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a message of a run says: who, where, and the how-manieth of which client. */
record MessageName(String user, String session, String client, int number) {

  private static final Pattern SHAPE =
      Pattern.compile("say/([a-z0-9]+)/([a-z0-9-]+)/([a-z0-9]+)/(\\d+)");

  /** All that are named in a text. */
  static Stream<MessageName> all(String text) {
    return SHAPE.matcher(text).results().map(MessageName::of);
  }

  private static MessageName of(MatchResult match) {
    return new MessageName(
        match.group(1), match.group(2), match.group(3), Integer.parseInt(match.group(4)));
  }

  String text() {
    return "say/" + user + "/" + session + "/" + client + "/" + number;
  }
}
