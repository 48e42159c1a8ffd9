package dev.haystack.inbound.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each dialect tells each kind of turn exactly as the file beside this test does. */
@Tag("FE-1")
class TurnDialectTest {

  private static final Path FILES =
      Path.of("src/test/resources/dev/haystack/inbound/protocol/turns");
  private static final SessionId SESSION = new SessionId("s");
  private static final UiState PAGE =
      new UiState(JsonObject.EMPTY.with("page_type", "dashboard"), 3, Stamp.OLDEST);

  private static final AgUiRun RUN = new AgUiRun("s", "r", Set.of("select_client"), Set.of());

  static final Map<String, Supplier<TurnDialect>> DIALECTS =
      Map.of(
          "ag-ui", () -> new AgUiDialect(RUN, () -> PAGE, List::of),
          "ai-sdk", AiSdkDialect::new,
          "session-events", () -> TurnDialect.sessionEvents(SESSION),
          "openai", () -> new OpenAiDialect("web_assistant", 1_767_225_600, true));

  /** Where a dialect's event has the text of the answer. */
  private static final Map<String, Function<JsonObject, String>> TEXTS =
      Map.of(
          "ag-ui",
          data -> textOf(data, "TEXT_MESSAGE_CONTENT", "delta"),
          "ai-sdk",
          data -> textOf(data, "text-delta", "delta"),
          "session-events",
          data -> textOf(data, "text_chunk", "content"),
          "openai",
          TurnDialectTest::contentOfChoice);

  static Stream<Arguments> all() {
    return DIALECTS.keySet().stream()
        .sorted()
        .flatMap(dialect -> Stream.of(GoldenTurn.values()).map(t -> Arguments.of(dialect, t)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTurnIsToldAsItsFileSays(String dialect, GoldenTurn turn) throws IOException {
    assertEquals(Files.readString(file(dialect, turn)), told(dialect, turn));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theTextsAreTheStoredAnswer(String dialect, GoldenTurn turn) {
    String texts = data(told(dialect, turn)).map(TEXTS.get(dialect)).collect(Collectors.joining());

    assertEquals(turn.answer(), texts);
  }

  @Test
  void whatBreaksBehindItsBeginningIsAnErrorAndTheEnd() {
    var stream = new StringBuilder();
    fresh("openai").broken(ErrorCode.TURN_LOST, Duration.ZERO, stream);

    assertEquals(
        "data: {'error':{'message':'The answer was interrupted. Please try again.','type':"
                .replace('\'', '"')
            + "'server_error','param':null,'code':'turn_lost'}}\n\ndata: [DONE]\n\n"
                .replace('\'', '"'),
        stream.toString());
  }

  @Test
  void whatIsStoredOnlyHasNoNumber() {
    var stream = new StringBuilder();
    TurnDialect dialect = TurnDialect.sessionEvents(SESSION);
    for (LoggedEvent event : GoldenTurn.TEXT.logged()) {
      dialect.event(new LoggedEvent(0, event.turn(), event.event()), stream);
    }

    assertTrue(stream.indexOf("\nid: ") < 0 && stream.indexOf("seq") < 0, stream.toString());
  }

  @Test
  @Tag("FE-17")
  void whatChangesOfThePageIsToldAgainstWhatTheReaderKnows() throws IOException {
    assertEquals(Files.readString(FILES.resolve("page.ag-ui.txt")), toldWithPage());
  }

  @Test
  void aPageThatWasLoadedAnewIsToldWhatWasSaidButForTheAnswerThatComes() {
    List<Message> said =
        List.of(
            new UserMessage(new MessageId("q"), new ClientMessageId("c1"), "a", Instant.EPOCH),
            answer("q", "b"),
            new UserMessage(new MessageId("t"), ClientMessageId.NONE, "c", Instant.EPOCH),
            answer("t", "half of it"));
    var running = new StringBuilder();
    var dialect = new AgUiDialect(RUN, () -> PAGE, () -> said);
    GoldenTurn.TEXT.logged().forEach(event -> dialect.event(event, running));
    var over = new StringBuilder();
    new AgUiDialect(RUN, () -> PAGE, () -> said).empty(over);

    assertEquals(List.of("c1 user a", "q-a assistant b", "t user c"), messages(running));
    assertEquals(
        List.of("c1 user a", "q-a assistant b", "t user c", "t-a assistant half of it"),
        messages(over));
    assertTrue(running.indexOf("STATE_SNAPSHOT") < running.indexOf("MESSAGES_SNAPSHOT"));
    assertTrue(running.indexOf("MESSAGES_SNAPSHOT") < running.indexOf("TEXT_MESSAGE_START"));
  }

  private static AssistantMessage answer(String question, String content) {
    return new AssistantMessage(
        new MessageId(question + "-a"),
        new MessageId(question),
        content,
        Instant.EPOCH,
        MessageStatus.COMPLETE,
        List.of(),
        content);
  }

  private static List<String> messages(StringBuilder stream) {
    return data(stream.toString())
        .flatMap(event -> event.array("messages").stream())
        .flatMap(JsonArray::objects)
        .map(
            message ->
                Stream.of("id", "role", "content")
                    .map(name -> message.string(name).orElseThrow())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  /** A page that changes before, within and after a run, late news among it. */
  private static String toldWithPage() {
    var stream = new StringBuilder();
    TurnDialect dialect = fresh("ag-ui");
    dialect.pageChanged(page(2, "{'page_type':'settings'}"), stream);
    List<LoggedEvent> events = GoldenTurn.TEXT.logged();
    dialect.event(events.get(0), stream);
    dialect.event(events.get(1), stream);
    dialect.pageChanged(page(3, "{'page_type':'dashboard'}"), stream);
    dialect.pageChanged(
        page(4, "{'page_type':'sessions_list','currentClient':{'clientId':'1','a/b~c':1}}"),
        stream);
    dialect.pageChanged(page(2, "{'page_type':'late'}"), stream);
    dialect.pageChanged(
        page(6, "{'page_type':'sessions_list','currentClient':{'clientId':'2'},'tabs':[1]}"),
        stream);
    events.subList(2, events.size()).forEach(event -> dialect.event(event, stream));
    dialect.pageChanged(page(7, "{}"), stream);
    return stream.toString();
  }

  @Test
  @Tag("FE-18")
  void whatAToolToldTheModelStandsBesideItsStatusWhereItIsThere() {
    var done = new TurnEvent.ToolCompleted("c", "search", false, 5, "", "{\"name\":\"Ann\"}");
    var failed = new TurnEvent.ToolCompleted("c", "search", false, 5, "timeout", "It is slow.");
    String text = "{\\\"name\\\":\\\"Ann\\\"}";

    assertTrue(told("ai-sdk", done).contains("\"duration_ms\":5,\"result\":\"" + text + "\"}"));
    assertTrue(told("ai-sdk", failed).contains("\"errorText\":\"It is slow.\""));
    String agent =
        data(told("ag-ui", done))
            .map(event -> event.string("content").orElse(""))
            .findFirst()
            .orElseThrow();
    assertEquals("{\"success\":true,\"duration_ms\":5,\"result\":\"" + text + "\"}", agent);
    assertFalse(told("session-events", done).contains("Ann"));
    assertFalse(told("openai", done).contains("Ann"));
  }

  private static String told(String dialect, TurnEvent event) {
    var stream = new StringBuilder();
    fresh(dialect).event(new LoggedEvent(7, new TurnId("t"), event), stream);
    return stream.toString();
  }

  private static UiState page(long version, String fields) {
    return new UiState((JsonObject) Json.parse(fields.replace('\'', '"')), version, Stamp.OLDEST);
  }

  private static String told(String dialect, GoldenTurn turn) {
    var stream = new StringBuilder();
    TurnDialect fresh = fresh(dialect);
    turn.logged().forEach(event -> fresh.event(event, stream));
    return stream.toString();
  }

  private static TurnDialect fresh(String dialect) {
    return Objects.requireNonNull(DIALECTS.get(dialect)).get();
  }

  /** The objects of a stream's data lines. */
  private static Stream<JsonObject> data(String stream) {
    return stream
        .lines()
        .filter(line -> line.startsWith("data: {"))
        .map(line -> (JsonObject) Json.parse(line.substring(6)));
  }

  private static String contentOfChoice(JsonObject chunk) {
    return chunk
        .array("choices")
        .orElse(JsonArray.EMPTY)
        .objects()
        .flatMap(choice -> choice.object("delta").stream())
        .map(delta -> delta.string("content").orElse(""))
        .collect(Collectors.joining());
  }

  private static String textOf(JsonObject data, String type, String field) {
    return data.string("type").orElse("").equals(type) ? data.string(field).orElse("") : "";
  }

  private static Path file(String dialect, GoldenTurn turn) {
    return FILES.resolve(WireNames.of(turn) + "." + dialect + ".txt");
  }

  /** Writes the files anew, to be looked at by somebody. */
  public static void main(String... folder) throws IOException {
    for (String dialect : List.copyOf(DIALECTS.keySet())) {
      for (GoldenTurn turn : GoldenTurn.values()) {
        Path file = Path.of(folder[0]).resolve(file(dialect, turn));
        Files.createDirectories(file.getParent());
        Files.writeString(file, told(dialect, turn));
      }
    }
    Files.writeString(Path.of(folder[0]).resolve(FILES).resolve("page.ag-ui.txt"), toldWithPage());
  }
}
