package dev.haystack.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.load.wire.TestPeer;
import dev.haystack.load.wire.TestWebSocketServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChatConsentTest {

  private static final String BEGIN = "{\"type\":\"typing_indicator\",\"typing\":true}";
  private static final String END = "{\"type\":\"typing_indicator\",\"typing\":false}";
  private static final String QUESTION =
      "{\"type\":\"confirmation_required\",\"action_id\":\"q-1\","
          + "\"display_name\":\"Mood entry\",\"arguments\":{\"mood\":\"good\"}}";

  private final StringWriter output = new StringWriter();
  private final List<String> answers = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @CsvSource({"y, true", "Yes, true", "n, false", "'', false", "yesterday, false"})
  void whoSitsAtATerminalIsAskedBeforeAToolWrites(String line, boolean isGiven) throws IOException {
    assertEquals(0, chat(true, line, List.of(BEGIN, QUESTION), "Note my mood"), output::toString);
    assertEquals("? Mood entry {\"mood\":\"good\"}\nYes? [y/N] ", output.toString());
    assertEquals(
        List.of(
            "{\"type\":\"ui_action_result\",\"action_id\":\"q-1\",\"success\":" + isGiven + "}"),
        answers);
  }

  @Test
  void withoutATerminalTheQuestionIsShownAndLeftToOtherPages() throws IOException {
    var settledElsewhere = List.of(BEGIN, QUESTION, END);
    assertEquals(0, chat(false, "y", settledElsewhere, "Note my mood"), output::toString);
    assertEquals("? Mood entry {\"mood\":\"good\"}\n", output.toString());
    assertEquals(List.of(), answers);
  }

  private int chat(boolean isTerminal, String line, List<String> told, String message)
      throws IOException {
    var input = new ByteArrayInputStream((line + "\n").getBytes(UTF_8));
    try (var server = TestWebSocketServer.start(0, (peer, text) -> receive(peer, text, told))) {
      int exit =
          new CommandLine(new ChatCommand(input, Map.of(), isTerminal))
              .setOut(new PrintWriter(output))
              .setErr(new PrintWriter(output))
              .execute("--url=" + server.url(), message);
      // what it said last may still be on its way
      server.awaitNobody();
      return exit;
    }
  }

  private void receive(TestPeer peer, String text, List<String> told) {
    if (text.contains("chat_message")) {
      told.forEach(peer::send);
    } else if (text.contains("ui_action_result")) {
      answers.add(text);
      peer.send(END);
    }
  }
}
