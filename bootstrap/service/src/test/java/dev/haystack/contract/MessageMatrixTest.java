package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message of the contract, and the handshake, for everybody who may send it. */
@Tag("SE-2")
@Tag("SE-3")
@Tag("SE-4")
@Tag("SE-8")
@Tag("SE-9")
@Tag("SE-12")
class MessageMatrixTest {

  private static final MatrixHouse HOUSE = new MatrixHouse();

  /** What becomes of a message. */
  private enum Kind {
    /** Starts a turn. */
    CHAT,
    /** Answered by {@code resumed}. */
    RESUME,
    /** Held until it is known who sends it. */
    STATE,
    /** Answered only if it is refused. */
    QUIET,
    /** Quiet too, and nothing about another's session. */
    STOP,
    /** For nobody in particular. */
    HEARTBEAT,
    /** Not answered. */
    NOTED
  }

  private record Row(Kind kind, String message) {}

  private static final Map<String, Row> ROWS =
      Map.of(
          "chat_message", new Row(Kind.CHAT, "{'type':'chat_message','content':'hi'}"),
          "resume", new Row(Kind.RESUME, "{'type':'resume','epoch':'e','last_seq':0}"),
          "full_state_update",
              new Row(Kind.STATE, "{'type':'full_state_update','state':{'seen':true}}"),
          "incremental_state_update",
              new Row(Kind.STATE, "{'type':'incremental_state_update','changes':{'seen':true}}"),
          "ui_state_update",
              new Row(Kind.STATE, "{'type':'ui_state_update','state':{'seen':true}}"),
          "auth_refresh", new Row(Kind.QUIET, "{'type':'auth_refresh','auth_token':'{token}'}"),
          "stop", new Row(Kind.STOP, "{'type':'stop'}"),
          "heartbeat", new Row(Kind.HEARTBEAT, "{'type':'heartbeat'}"),
          "ui_action_result",
              new Row(Kind.NOTED, "{'type':'ui_action_result','action_id':'i','success':true}"));

  @AfterAll
  static void close() {
    HOUSE.close();
  }

  @Test
  void everyMessageHasARow() {
    assertEquals(messages(), new TreeSet<>(ROWS.keySet()));
  }

  private static Set<String> messages() {
    return new TreeSet<>(SocketContract.messages("hear").keySet());
  }

  @Test
  void withoutOriginAndTokenThereIsNoSocket() {
    var address = HOUSE.at(Column.GOOD).socket("s");
    assertThrows(CompletionException.class, () -> ChatClient.connect(address));
    try (var client = ChatClient.connect(address, "Authorization", "Bearer a.b.c")) {
      var _ = client.next("auth_required");
    }
  }

  static Stream<Arguments> cells() {
    return messages().stream()
        .flatMap(type -> Stream.of(Column.values()).map(column -> Arguments.of(type, column)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aMessageIsAnsweredToWhoSendsIt(String type, Column column) {
    Row row = ROWS.get(type);
    assertTrue(row != null, "no row for " + type);
    String session = HOUSE.session(column);
    int before = HOUSE.trail(column).size();
    try (var client = HOUSE.socket(column, session)) {
      greeting(column).forEach(frame -> assertEquals(frame, word(next(client))));
      client.send(row.message().replace("{token}", HOUSE.token(column)).replace('\'', '"'));
      if (row.kind() == Kind.CHAT && column == Column.GOOD) {
        var _ = client.turn();
      }
      // what it is about is answered before this
      client.send("{\"type\":\"resume\",\"epoch\":\"fence\",\"last_seq\":0}");
      for (String frame : answer(row.kind(), column)) {
        assertEquals(frame, word(next(client)), type + " of " + column);
      }
      assertEquals(fence(column), word(next(client)), type + " of " + column);
      List<JsonObject> all = HOUSE.trail(column);
      assertTold(type, row, column, session, all.subList(before, all.size()));
    }
    if (row.kind() == Kind.STATE) {
      assertEquals(column == Column.GOOD, HOUSE.state(column, session).contains("seen"));
    }
  }

  /** The line stands in the trail when the answer is there. */
  private static void assertTold(
      String type, Row row, Column column, String session, List<JsonObject> lines) {
    String outcome =
        switch (column) {
          case GOOD -> "allowed";
          case FOREIGN_SESSION -> "denied";
          case NONE, BAD, EXPIRED, UNCHECKED, FOREIGN_PROFILE -> "";
        };
    List<String> words =
        lines.stream()
            .filter(line -> line.string("session_id").orElseThrow().equals(session))
            .map(MessageMatrixTest::toldWord)
            .toList();
    if (outcome.isEmpty()) {
      // a refresh may bring a profile that is the caller's
      assertTrue(
          words.stream().noneMatch(word -> word.startsWith("session.write ")), words::toString);
      return;
    }
    assertEquals("session.read " + outcome + " /ws/{session_id}", words.getFirst());
    String event =
        switch (row.kind()) {
          case CHAT, STOP -> "session.write " + outcome + " " + type;
          case STATE -> "session.write " + outcome + " ui_state_update";
          case RESUME -> "session.read " + outcome + " resume";
          case QUIET ->
              outcome.equals("allowed")
                  ? "auth.refreshed allowed auth_refresh"
                  : "session.read denied auth_refresh";
          case HEARTBEAT, NOTED -> "";
        };
    assertTrue(event.isEmpty() || words.contains(event), words::toString);
  }

  private static String toldWord(JsonObject line) {
    return String.join(
        " ",
        line.string("event").orElseThrow(),
        line.string("outcome").orElseThrow(),
        line.string("route").orElseThrow());
  }

  /** The next frame behind the greeting that all get. */
  private static JsonObject next(ChatClient client) {
    JsonObject frame = client.next();
    return ChatClient.type(frame).equals("connection_established") ? client.next() : frame;
  }

  private static String word(JsonObject frame) {
    String type = ChatClient.type(frame);
    return switch (type) {
      case "error" -> frame.string("code").orElseThrow();
      case "auth_required" -> type + " " + frame.string("reason").orElseThrow();
      case "ui_state_ack" -> frame.string("reason").orElseGet(() -> "version " + version(frame));
      default -> type;
    };
  }

  /** What is held is not told from what is applied. */
  private static int version(JsonObject acknowledgement) {
    return acknowledgement.integer("version").orElseThrow();
  }

  private static List<String> greeting(Column column) {
    return switch (column) {
      case NONE -> List.of("auth_required missing");
      case BAD -> List.of("auth_required rejected");
      case EXPIRED -> List.of("auth_required expired");
      case UNCHECKED -> List.of("auth_unavailable");
      case FOREIGN_PROFILE -> List.of("forbidden");
      case FOREIGN_SESSION, GOOD -> List.of();
    };
  }

  private static List<String> answer(Kind kind, Column column) {
    return switch (kind) {
      case CHAT -> column == Column.GOOD ? List.of() : refused(column);
      case RESUME -> List.of(fence(column));
      case STATE -> List.of(state(column));
      case QUIET ->
          switch (column) {
            // one without a token is none
            case NONE -> List.of("message_invalid");
            case BAD, EXPIRED, UNCHECKED, FOREIGN_SESSION -> refused(column);
            // a token that names no profile is judged by itself; what is asked under one is refused
            case FOREIGN_PROFILE, GOOD -> List.of();
          };
      case STOP ->
          column == Column.GOOD || column == Column.FOREIGN_SESSION ? List.of() : refused(column);
      case HEARTBEAT -> List.of("heartbeat_ack");
      case NOTED -> List.of();
    };
  }

  private static String state(Column column) {
    return switch (column) {
      case FOREIGN_PROFILE, FOREIGN_SESSION -> "forbidden";
      case NONE, BAD, EXPIRED, UNCHECKED, GOOD -> "version 1";
    };
  }

  private static List<String> refused(Column column) {
    return List.of(
        switch (column) {
          case FOREIGN_PROFILE -> "forbidden";
          case FOREIGN_SESSION -> "session_not_found";
          case NONE, BAD, EXPIRED, UNCHECKED, GOOD -> column.fault();
        });
  }

  private static String fence(Column column) {
    return column == Column.GOOD ? "resumed" : refused(column).getFirst();
  }
}
