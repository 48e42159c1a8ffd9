package dev.haystack.inbound.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.turn.TurnState;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.UiAction;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DialectTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final TurnId TURN = new TurnId("t");
  private static final MessageId MESSAGE = new MessageId("m");
  private static final ClientMessageId CLIENT_ID = new ClientMessageId("c");
  private static final Instant TIME = Instant.parse("2026-05-01T10:00:00.123456Z");
  private static final JsonObject ARGUMENTS = JsonObject.EMPTY.with("query", "a\"b");
  private static final TurnEvent.ToolStarted CALL =
      new TurnEvent.ToolStarted("k", "search_clients", "Search Clients", ARGUMENTS);
  private static final List<TurnEvent> TURN_EVENTS =
      List.of(
          new TurnEvent.Started(MESSAGE, CLIENT_ID, Durability.MEMORY),
          new TurnEvent.TextDelta("Hé 😀\n"),
          CALL,
          new TurnEvent.ToolCompleted("k", "search_clients", false, 12, ""),
          new TurnEvent.TextDelta("ok"),
          new TurnEvent.ActionsRequested(
              List.of(
                  new UiAction("1", "navigate", "clients", JsonObject.EMPTY),
                  new UiAction("2", "load", "", ARGUMENTS))),
          new TurnEvent.Completed(
              MESSAGE, TurnEnd.TOOL_LIMIT, new Usage(3, 2, 1, 4, 5, true), "gpt"),
          new TurnEvent.Ended());

  private final List<String> frames = new ArrayList<>();

  @Test
  @Tag("WS-10")
  void everyEventOfATurnIsAFrame() {
    render(Dialect.standard(SESSION), TURN_EVENTS);
    assertFrames(
        """
        {'type':'typing_indicator','session_id':'s','seq':1,'turn_id':'t','typing':true,\
        'message_id':'m','client_message_id':'c','durability':'memory'}
        {'type':'text_chunk','session_id':'s','seq':2,'turn_id':'t','content':'Hé 😀\\n'}
        {'type':'tool_call_started','session_id':'s','seq':3,'turn_id':'t','tool_call_id':'k',\
        'name':'search_clients','display_name':'Search Clients','arguments':{'query':'a\\'b'}}
        {'type':'tool_call_completed','session_id':'s','seq':4,'turn_id':'t','tool_call_id':'k',\
        'name':'search_clients','success':true,'deduplicated':false,'duration_ms':12}
        {'type':'text_chunk','session_id':'s','seq':5,'turn_id':'t','content':'ok'}
        {'type':'ui_actions','session_id':'s','seq':6,'turn_id':'t','actions':[\
        {'id':'1','type':'navigate','target':'clients','payload':{}},\
        {'id':'2','type':'load','payload':{'query':'a\\'b'}}]}
        {'type':'message_complete','session_id':'s','seq':7,'turn_id':'t','message_id':'m',\
        'finish_reason':'tool_limit','usage':{'input_tokens':3,'output_tokens':2,\
        'cached_input_tokens':1,'cache_write_input_tokens':4,'reasoning_tokens':5,\
        'estimated':true},'model':'gpt'}
        {'type':'typing_indicator','session_id':'s','seq':8,'turn_id':'t','typing':false}
        """);
  }

  @Test
  void thatAHistoryWasPutIntoASummaryIsToldOutsideOfTurnsAndNotInTheOlderDialect() {
    var compacted = List.<TurnEvent>of(new TurnEvent.ContextCompacted(12, 70_000, 36_000));

    render(Dialect.standard(SESSION), compacted);
    render(Dialect.classic(SESSION), compacted);

    assertFrames(
        """
        {'type':'context_compacted','session_id':'s','seq':1,'messages':12,\
        'tokens_before':70000,'tokens_after':36000}
        """);
  }

  @Test
  void failuresAreTold() {
    render(
        Dialect.standard(SESSION),
        List.of(
            new TurnEvent.Started(MESSAGE, ClientMessageId.NONE, Durability.SHARED),
            new TurnEvent.ToolCompleted("k", "x", true, 0, "no"),
            new TurnEvent.Failed(ErrorCode.MODEL_REFUSED, 0, ClientMessageId.NONE),
            new TurnEvent.Failed(ErrorCode.MODEL_TIMEOUT, 1500, CLIENT_ID)));
    assertFrames(
        """
        {'type':'typing_indicator','session_id':'s','seq':1,'turn_id':'t','typing':true,\
        'message_id':'m','client_message_id':null,'durability':'shared'}
        {'type':'tool_call_completed','session_id':'s','seq':2,'turn_id':'t','tool_call_id':'k',\
        'name':'x','success':false,'deduplicated':true,'duration_ms':0,'error':'no'}
        {'type':'error','session_id':'s','seq':3,'turn_id':'t','code':'model_refused',\
        'message':'The assistant declined to answer.','retryable':false}
        {'type':'error','session_id':'s','seq':4,'turn_id':'t','code':'model_timeout',\
        'message':'The assistant did not answer in time. Please try again.','retryable':true,\
        'retry_after_ms':1500,'client_message_id':'c'}
        """);
  }

  @Test
  @Tag("FE-16")
  void eachServerSentEventNamesThePlaceAfterWhichItsReaderGoesOn() {
    Dialect dialect = Dialect.eventSource(SESSION, false);
    dialect.notice(established(), frames::add);
    dialect.text(new TextRun(8, 9, TURN, "abc"), frames::add);
    dialect.event(new LoggedEvent(10, TURN, new TurnEvent.Ended()), frames::add);
    dialect.notice(new Notice.NotResumed(3, 12, "too_old"), frames::add);
    dialect.notice(new Notice.GoingAway(Duration.ofMillis(40)), frames::add);

    assertEquals(
        List.of("retry: 30000|id: e.7", "id: e.9", "id: e.10", "id: e.12", "retry: 40"),
        frames.stream().map(DialectTest::head).toList());
    assertTrue(frames.stream().allMatch(event -> event.endsWith("}\n\n")));
  }

  @Test
  @Tag("FE-16")
  void whoIsToldFirstWhatWasMissedIsAtNoOtherPlaceUntilThen() {
    Dialect dialect = Dialect.eventSource(SESSION, true);
    dialect.notice(established(), frames::add);
    dialect.notice(new Notice.Resumed(3, 7), frames::add);
    dialect.text(new TextRun(3, 7, TURN, "abc"), frames::add);

    assertEquals(
        List.of("retry: 30000", "", "id: e.7"), frames.stream().map(DialectTest::head).toList());
  }

  private static Notice established() {
    return new Notice.ConnectionEstablished(
        TIME, new LogPosition("e", 7), Duration.ofSeconds(20), 4096, "", "c0");
  }

  /** What stands before the data. */
  private static String head(String event) {
    return event.substring(0, event.indexOf("data: {")).strip().replace('\n', '|');
  }

  @Test
  void joinedTextNamesItsFirstDelta() {
    Dialect.standard(SESSION).text(new TextRun(4, 9, TURN, "abc"), frames::add);
    assertFrames(
        """
        {'type':'text_chunk','session_id':'s','first_seq':4,'seq':9,'turn_id':'t','content':'abc'}
        """);
  }

  @Test
  void noticesHaveTheirFields() {
    Dialect dialect = Dialect.standard(SESSION);
    for (Notice notice : notices()) {
      dialect.notice(notice, frames::add);
    }
    assertFrames(
        """
        {'type':'connection_established','session_id':'s','timestamp':'2026-05-01T10:00:00.123Z',\
        'protocol':'haystack.v1','epoch':'e','last_seq':7,'heartbeat_interval_ms':20000,\
        'max_message_bytes':4096,'active_turn_id':null,'connection_id':'c0'}
        {'type':'heartbeat_ack','session_id':'s','timestamp':'2026-05-01T10:00:00.123Z',\
        'sequence':5}
        {'type':'ui_state_ack','session_id':'s','timestamp':'2026-05-01T10:00:00.123Z',\
        'success':true,'version':3}
        {'type':'ui_state_ack','session_id':'s','timestamp':'2026-05-01T10:00:00.123Z',\
        'success':false,'version':2,'reason':'too_large'}
        {'type':'turn_queued','session_id':'s','position':1,'reason':'session_busy',\
        'client_message_id':'c'}
        {'type':'turn_status','session_id':'s','turn_id':'t','message_id':'m',\
        'client_message_id':'c','state':'running'}
        {'type':'error','session_id':'s','code':'message_invalid',\
        'message':'The message is not valid: the field is missing.','retryable':false,\
        'pointer':'/state','client_message_id':'c'}
        {'type':'error','session_id':'s','code':'rate_limited',\
        'message':'Too many requests; please wait a moment.','retryable':true,\
        'retry_after_ms':1000,'skipped':41}
        {'type':'error','session_id':'s','code':'id_conflict',\
        'message':'This message id was used with other content.','retryable':false,\
        'client_message_id':'c'}
        {'type':'resumed','session_id':'s','recovered':true,'from_seq':8,'to_seq':7}
        {'type':'resumed','session_id':'s','recovered':false,'from_seq':8,'to_seq':9,\
        'reason':'too_old'}
        {'type':'auth_required','session_id':'s','reason':'expired','deadline_ms':30000}
        {'type':'degraded','session_id':'s','degraded':true,'reason':'store_unavailable'}
        {'type':'going_away','session_id':'s','reconnect_after_ms':2000}
        """);
  }

  private static List<Notice> notices() {
    return List.of(
        new Notice.ConnectionEstablished(
            TIME, new LogPosition("e", 7), Duration.ofSeconds(20), 4096, "", "c0"),
        new Notice.HeartbeatAcknowledged(TIME, Json.of(5)),
        new Notice.UiStateAcknowledged(TIME, new UiStateReply.Accepted(3)),
        new Notice.UiStateAcknowledged(
            TIME, new UiStateReply.Refused(UiStateReply.Reason.TOO_LARGE, 2)),
        new Notice.TurnQueued(new QueuePosition(1, QueuePosition.Reason.SESSION_BUSY), CLIENT_ID),
        new Notice.TurnKnown(new TurnStatus(TURN, MESSAGE, CLIENT_ID, TurnState.RUNNING)),
        new Notice.Unreadable("the field is missing", "/state", CLIENT_ID),
        new Notice.RateLimited(Duration.ofSeconds(1), 41),
        new Notice.Refused(ErrorCode.ID_CONFLICT, Duration.ZERO, CLIENT_ID),
        new Notice.Resumed(8, 7),
        new Notice.NotResumed(8, 9, "too_old"),
        new Notice.AuthRequired(ErrorCode.AUTH_EXPIRED, Duration.ofSeconds(30)),
        new Notice.Degraded(true),
        new Notice.GoingAway(Duration.ofSeconds(2)));
  }

  @Test
  void theClassicDialectHasItsOwnFrames() {
    render(Dialect.classic(SESSION), TURN_EVENTS);
    assertFrames(
        """
        {'type':'typing','session_id':'s','turn_id':'t','typing':true}
        {'type':'message_chunk','session_id':'s','turn_id':'t','content':'Hé 😀\\n',\
        'full_content':'Hé 😀\\n'}
        {'type':'tool_call_started','session_id':'s','turn_id':'t','tools':[{\
        'name':'search_clients','displayName':'Search Clients','arguments':{'query':'a\\'b'}}]}
        {'type':'tool_call_completed','session_id':'s','turn_id':'t','tools':[{\
        'name':'search_clients','displayName':'Search Clients','arguments':{'query':'a\\'b'}}]}
        {'type':'message_chunk','session_id':'s','turn_id':'t','content':'ok',\
        'full_content':'Hé 😀\\nok'}
        {'type':'ui_action','session_id':'s','turn_id':'t','action':\
        {'id':'1','type':'navigate','target':'clients','payload':{}}}
        {'type':'ui_action','session_id':'s','turn_id':'t','action':\
        {'id':'2','type':'load','payload':{'query':'a\\'b'}}}
        {'type':'message_complete','session_id':'s','turn_id':'t','message_id':'m',\
        'finish_reason':'tool_limit','usage':{'input_tokens':3,'output_tokens':2,\
        'cached_input_tokens':1,'cache_write_input_tokens':4,'reasoning_tokens':5,\
        'estimated':true},'model':'gpt'}
        {'type':'typing','session_id':'s','turn_id':'t','typing':false}
        """);
  }

  @Test
  @Tag("SE-11")
  void theClassicDialectRepeatsALongAnswerNoMore() {
    var half = new TurnEvent.TextDelta("x".repeat(128 << 10));
    Dialect dialect = Dialect.classic(SESSION);
    for (int i = 1; i <= 4; i++) {
      dialect.event(new LoggedEvent(i, TURN, half), frames::add);
    }

    assertEquals(
        List.of(true, true, false, false),
        frames.stream().map(frame -> frame.contains("full_content")).toList());
    assertTrue(frames.getLast().length() < (129 << 10));
    assertEquals(128 << 10, dialect.repeatedBytes(128 << 10));
    assertEquals(0, dialect.repeatedBytes((256 << 10) + 1));
  }

  @Test
  @Tag("WS-15")
  void theClassicDialectSaysInWordsThatATurnFailed() {
    render(
        Dialect.classic(SESSION),
        List.of(
            new TurnEvent.TextDelta("half"),
            new TurnEvent.Failed(ErrorCode.MODEL_STALLED, 0, CLIENT_ID)));
    assertFrames(
        """
        {'type':'message_chunk','session_id':'s','turn_id':'t','content':'half',\
        'full_content':'half'}
        {'type':'message_chunk','session_id':'s','turn_id':'t','content':'\\n\\nSorry, there was \
        an error. The assistant's answer stopped arriving. Please try again.','full_content':\
        'half\\n\\nSorry, there was an error. The assistant's answer stopped arriving. Please try \
        again.'}
        {'type':'message_complete','session_id':'s','turn_id':'t','finish_reason':'error'}
        """
            .replace("assistant's", "assistant~s"));
  }

  @Test
  void theClassicDialectKeepsQuietAboutTheRest() {
    Dialect dialect = Dialect.classic(SESSION);
    notices().forEach(notice -> dialect.notice(notice, frames::add));
    assertEquals(4, frames.size());
  }

  private void render(Dialect dialect, List<TurnEvent> events) {
    long sequence = 0;
    for (TurnEvent event : events) {
      dialect.event(new LoggedEvent(++sequence, TURN, event), frames::add);
    }
  }

  /** In the expected lines, ' stands for ", \' for an escaped one, and ~ for '. */
  private void assertFrames(String expected) {
    String lines = expected.replace("\\'", "\\\"").replace('\'', '"').replace('~', '\'');
    assertEquals(lines, String.join("\n", frames) + "\n");
  }
}
