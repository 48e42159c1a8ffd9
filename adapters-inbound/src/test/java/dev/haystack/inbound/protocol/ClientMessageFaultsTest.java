package dev.haystack.inbound.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.uistate.UiStateUpdate;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of messages that are not quite right. */
class ClientMessageFaultsTest {

  private final ClientMessageDecoder decoder = new ClientMessageDecoder(InstantSource.system());

  @ParameterizedTest
  @Tag("FC-5")
  @ValueSource(
      strings = {
        "{'type':'chat_message','client_message_id':'c','content':5}",
        "{'client_message_id':'c','content':'a','profile_id':[]}",
        "{'type':'chat_message','client_message_id':'c'}",
        "{'client_message_id':'c','content':'cut",
        "{'content':'a','client_message_id':'c'} x",
        "{'content':'a','content':'b','client_message_id':'c'}",
        "{'x':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]],'client_message_id':'c'}"
      })
  void aMalformedMessageKeepsItsIdWhereThatCanBeRead(String text) {
    var malformed = assertInstanceOf(Decoded.Malformed.class, decode(text));
    assertEquals(new ClientMessageId("c"), malformed.clientMessageId());
  }

  @ParameterizedTest
  @Tag("FC-5")
  @ValueSource(
      strings = {
        "{'client_message_id':5,'content':'a'}",
        "{'content':5}",
        "{'type':'heartbeat','sequence':{},'client_message_id':'c'}",
        "{'type':'heartbeat','client_message_id':'c'} x",
        "{'x':{'client_message_id':'c'},'content':5}",
        "{'content':'cut",
        "{'content':'cut','client_message_id':'c",
        "['client_message_id','c']",
        "x"
      })
  void andNoneWhereItCannot(String text) {
    var malformed = assertInstanceOf(Decoded.Malformed.class, decode(text));
    assertEquals(ClientMessageId.NONE, malformed.clientMessageId());
  }

  @Test
  void anIdThatIsTooLongIsNotSaidAgain() {
    String id = "c".repeat(257);
    var malformed =
        assertInstanceOf(
            Decoded.Malformed.class, decode("{'content':'a','client_message_id':'" + id + "'}"));
    assertEquals(ClientMessageId.NONE, malformed.clientMessageId());
    assertEquals("/client_message_id", malformed.pointer());
  }

  @Test
  @Tag("FC-5")
  void halfAnEmojiIsReplaced() {
    assertEquals(
        new ClientMessage.Chat("a\uFFFDb", new ClientMessageId("\uFFFD")),
        message("{'content':'a\\ud83db','client_message_id':'\\ude00'}"));
    assertEquals(
        json("{'page_url':'\uFFFD'}"),
        update("{'type':'full_state_update','state':{'page_url':'\\ud83d'}}")
            .change()
            .applyTo(JsonObject.EMPTY));
  }

  @ParameterizedTest
  @Tag("FC-5")
  @CsvSource({"x,262144", "é,131072", "€,87381", "😀,65536"})
  void moreThanSoManyWordsAreTooMany(String character, int most) {
    String content = character.repeat(most);
    assertEquals(
        new ClientMessage.Chat(content, ClientMessageId.NONE),
        message("{'content':'" + content + "'}"));
    assertEquals(
        new Decoded.TooLarge(new ClientMessageId("c")),
        decode("{'client_message_id':'c','content':'" + content + character + "'}"));
  }

  @Test
  void aPagesStateMayBeLarger() {
    String large = "x".repeat(1 << 20);
    assertInstanceOf(
        ClientMessage.UiStateChanged.class,
        message("{'type':'full_state_update','state':{'a':'" + large + "'}}"));
  }

  private UiStateUpdate update(String text) {
    return assertInstanceOf(ClientMessage.UiStateChanged.class, message(text)).update();
  }

  private ClientMessage message(String text) {
    return assertInstanceOf(Decoded.Message.class, decode(text)).message();
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
