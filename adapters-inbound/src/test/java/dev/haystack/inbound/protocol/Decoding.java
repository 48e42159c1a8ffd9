package dev.haystack.inbound.protocol;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.uistate.UiStateUpdate;
import java.time.InstantSource;

/** What is made of messages whose quotes are written as apostrophes. */
record Decoding(ClientMessageDecoder decoder) {

  static Decoding at(InstantSource clock) {
    return new Decoding(new ClientMessageDecoder(clock));
  }

  Decoded decode(String text) {
    return decoder.decode(quoted(text), Json.VALUES_MAX);
  }

  ClientMessage message(String text) {
    return whole(text).message();
  }

  Credentials credentials(String text) {
    return whole(text).credentials();
  }

  UiStateUpdate update(String text) {
    return assertInstanceOf(ClientMessage.UiStateChanged.class, message(text)).update();
  }

  Decoded.Malformed malformed(String text) {
    return assertInstanceOf(Decoded.Malformed.class, decode(text));
  }

  static Json json(String text) {
    return Json.parse(quoted(text));
  }

  private Decoded.Message whole(String text) {
    return assertInstanceOf(Decoded.Message.class, decode(text));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
