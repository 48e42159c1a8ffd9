package dev.haystack.inbound.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.uistate.UiStateUpdate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageDecoderTest {

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private final ClientMessageDecoder decoder = new ClientMessageDecoder(InstantSource.fixed(NOW));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'chat_message','content':'hi'}",
        "{'type':'chat_message','message':'hi','client_message_id':null}",
        "{'message':'hi'}",
        "{'content':'hi','unknown':[1]}",
        "{'type':'something_older','message':'hi'}"
      })
  void wordsAreAChatMessage(String text) {
    assertEquals(new ClientMessage.Chat("hi", ClientMessageId.NONE), message(text));
  }

  @Test
  @Tag("WS-12")
  void aBlankMessageIsIgnored() {
    assertEquals(new Decoded.Ignored(), decode("{'type':'chat_message','content':' \\n '}"));
  }

  @Test
  @Tag("WS-16")
  void credentialsComeUnderEitherName() {
    var expected = new Credentials(new AccessToken("t"), new ProfileId("p"));
    assertEquals(expected, credentials("{'content':'a','auth_token':'t','profile_id':'p'}"));
    assertEquals(expected, credentials("{'content':'a','token':'t','profileId':'p'}"));
    assertEquals(Credentials.NONE, credentials("{'content':'a','auth_token':''}"));
  }

  @Test
  @Tag("WS-4")
  void aHeartbeatsSequenceIsKeptAsItIs() {
    assertEquals(
        new ClientMessage.Heartbeat(new JsonNumber("1.50")),
        message("{'type':'heartbeat','timestamp':1,'sequence':1.50}"));
    assertEquals(
        new ClientMessage.Heartbeat(Json.of("a7")),
        message("{'type':'heartbeat','sequence':'a7'}"));
    assertEquals(new ClientMessage.Heartbeat(JsonNull.NULL), message("{'type':'heartbeat'}"));
  }

  @Test
  void theOtherMessagesAreRead() {
    assertEquals(new ClientMessage.Stop(""), message("{'type':'stop'}"));
    assertEquals(new ClientMessage.Stop("t1"), message("{'type':'stop','turn_id':'t1'}"));
    assertEquals(
        new ClientMessage.Resume(new LogPosition("e", 7)),
        message("{'type':'resume','epoch':'e','last_seq':7}"));
    assertEquals(
        new ClientMessage.UiActionDone("a", false),
        message("{'type':'ui_action_result','action_id':'a','success':false,'detail':{}}"));
    assertEquals(
        new ClientMessage.AuthRefresh(), message("{'type':'auth_refresh','auth_token':'t'}"));
  }

  @ParameterizedTest
  @Tag("UI-7")
  @ValueSource(
      strings = {
        "2026-04-30T22:30:00Z",
        "2026-04-30T22:30Z",
        "2026-04-30t22:30:00.000z",
        "2026-05-01T00:30:00+02:00",
        "2026-05-01T00:30:00.000000000000+0200",
        "2026-05-01T00:30+02",
        "2026-04-30 22:30:00",
        "2026-04-30T22:30:00,0",
        "20260430T223000Z",
        "2026-04-30T17:00:00-05:30"
      })
  void oneInstantHasManyNotations(String timestamp) {
    var update = update("{'type':'full_state_update','state':{},'timestamp':'" + timestamp + "'}");
    assertEquals(Instant.parse("2026-04-30T22:30:00Z"), update.stamp().timestamp());
  }

  @ParameterizedTest
  @Tag("FC-4")
  @CsvSource({
    "1777588200000,2026-04-30T22:30:00Z",
    "1777588200000.25,2026-04-30T22:30:00.000250Z",
    "1.7775882e12,2026-04-30T22:30:00Z",
    "0,1970-01-01T00:00:00Z",
    "-1,1969-12-31T23:59:59.999Z"
  })
  void aNumberIsTheMillisecondsOfAnInstant(String number, Instant expected) {
    var update = update("{'type':'full_state_update','state':{},'timestamp':" + number + "}");
    assertEquals(expected, update.stamp().timestamp());
  }

  @ParameterizedTest
  @Tag("FC-4")
  @ValueSource(
      strings = {
        "'yesterday'",
        "''",
        "'2026-13-01T00:00:00Z'",
        "'2026-05-01'",
        "'1777588200'",
        "true",
        "{}",
        "[1777588200000]",
        "8.65e15",
        "1e999999999",
        "-1e400"
      })
  void anUnreadableInstantIsTold(String timestamp) {
    assertInstanceOf(
        ClientMessage.UiStateUndated.class,
        message("{'type':'full_state_update','state':{},'timestamp':" + timestamp + "}"));
  }

  @ParameterizedTest
  @Tag("FC-4")
  @ValueSource(strings = {"'x'", "''", "true", "{}", "[1]", "1.5", "1e-99999999999999"})
  void anUnreadableSequenceIsTold(String sequence) {
    assertInstanceOf(
        ClientMessage.UiStateUndated.class,
        message("{'type':'ui_state_update','changes':{},'sequence':" + sequence + "}"));
  }

  @Test
  @Tag("FC-4")
  void anInstantCountsNoFurtherAheadThanClocksMayDiffer() {
    var update = update("{'type':'full_state_update','state':{},'timestamp':'2099-01-01T00:00Z'}");
    assertEquals(NOW, update.stamp().timestamp());
    assertTrue(update.asItArrives());
  }

  @Test
  void anUpdateWithoutATimeIsOfNow() {
    assertEquals(NOW, update("{'type':'ui_state_update','state':{}}").stamp().timestamp());
  }

  @ParameterizedTest
  @CsvSource({"3,3", "'\"4\"',4", "5.0,5", "null,0"})
  void anUpdatesSequenceIsANumberOrAText(String written, long sequence) {
    assertEquals(
        sequence,
        update("{'type':'full_state_update','state':{},'sequence':" + written + "}")
            .stamp()
            .sequence());
  }

  @ParameterizedTest
  @Tag("UI-5")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'full_state_update','state':{'route':'/a'} | {'page_url':'/a'}",
        "'type':'ui_state_update','state':{'b':1} | {'b':1}",
        "'type':'ui_state_update','changes':{'x':null,'n':{'a':2}} | {'n':{'b':1,'a':2}}",
        "'type':'incremental_state_update','changes':{},'pageType':'p' |"
            + " {'x':1,'n':{'b':1},'page_type':'p'}",
        "'type':'incremental_state_update','changeType':'x','payload':2,'page_url':null |"
            + " {'x':2,'n':{'b':1}}",
        "'type':'incremental_state_update','changeType':'x' | {'n':{'b':1}}"
      })
  void aPagesChangesAreApplied(String fields, String expected) {
    var before = assertInstanceOf(JsonObject.class, json("{'x':1,'n':{'b':1}}"));
    assertEquals(json(expected), update("{" + fields + "}").change().applyTo(before));
  }

  @ParameterizedTest
  @Tag("WS-14")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "hello | ''",
        "'' | ''",
        "[] | ''",
        "{'content':'a'} x | ''",
        "{'content':'a','content':'b'} | -",
        "{} | /type",
        "{'type':'nonsense'} | /type",
        "{'type':5,'content':'a'} | /type",
        "{'type':'chat_message'} | /content",
        "{'content':5} | /content",
        "{'message':{}} | /message",
        "{'content':'a','auth_token':5} | /auth_token",
        "{'content':'a','token':[]} | /token",
        "{'content':'a','profileId':1} | /profileId",
        "{'content':'a','client_message_id':1} | /client_message_id",
        "{'type':'heartbeat','sequence':{}} | /sequence",
        "{'type':'full_state_update'} | /state",
        "{'type':'full_state_update','state':[]} | /state",
        "{'type':'incremental_state_update'} | /changeType",
        "{'type':'incremental_state_update','changes':1} | /changes",
        "{'type':'incremental_state_update','changeType':'a','page_type':1} | /page_type",
        "{'type':'stop','turn_id':1} | /turn_id",
        "{'type':'resume','last_seq':1} | /epoch",
        "{'type':'resume','epoch':'e'} | /last_seq",
        "{'type':'resume','epoch':'e','last_seq':'1'} | /last_seq",
        "{'type':'resume','epoch':'e','last_seq':-1} | /last_seq",
        "{'type':'ui_action_result','success':true} | /action_id",
        "{'type':'ui_action_result','action_id':'a'} | /success",
        "{'type':'ui_action_result','action_id':'a','success':1} | /success",
        "{'type':'auth_refresh'} | /auth_token"
      })
  void whatIsMalformedIsPointedAt(String text, String pointer) {
    var malformed = assertInstanceOf(Decoded.Malformed.class, decode(text));
    Optional.ofNullable(pointer).ifPresent(at -> assertEquals(at, malformed.pointer()));
  }

  @Test
  @Tag("SE-6")
  void deepNestingIsRefused() {
    String deep = "{'content':'a','x':" + "[".repeat(32) + "]".repeat(32) + "}";
    assertInstanceOf(Decoded.Malformed.class, decode(deep));
  }

  private UiStateUpdate update(String text) {
    return assertInstanceOf(ClientMessage.UiStateChanged.class, message(text)).update();
  }

  private ClientMessage message(String text) {
    return assertInstanceOf(Decoded.Message.class, decode(text)).message();
  }

  private Credentials credentials(String text) {
    return assertInstanceOf(Decoded.Message.class, decode(text)).credentials();
  }

  private Decoded decode(String text) {
    return decoder.decode(quoted(text), Json.VALUES_MAX);
  }

  private static Json json(String text) {
    return Json.parse(quoted(text));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
