package dev.haystack.inbound.protocol;

import static dev.haystack.inbound.protocol.StreamPart.begin;
import static dev.haystack.inbound.protocol.StreamPart.field;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.json.JsonText;

/** The texts of a run of AG-UI: which is open, and which one its round's calls belong to. */
final class AgUiTexts {

  private final AgUiPlace place;
  private String openId = "";
  private String roundsId = "";
  private String piece = "";
  private int count;

  AgUiTexts(AgUiPlace place) {
    this.place = place;
  }

  /** A piece of the text that is open, or of a new one. */
  void tell(String content, LoggedEvent event, StringBuilder stream) {
    if (openId.isEmpty()) {
      open(event, stream);
    }
    JsonText.quote(content, stream.append(piece));
    place.end(event, stream);
  }

  private void open(LoggedEvent event, StringBuilder stream) {
    count++;
    openId = event.turn().value() + "-" + count;
    roundsId = openId;
    piece = piece(openId);
    begin("TEXT_MESSAGE_START", stream);
    field("messageId", openId, stream);
    field("role", "assistant", stream);
    place.end(event, stream);
  }

  /** What all pieces of a text begin with, written once. */
  private static String piece(String id) {
    var text = new StringBuilder();
    begin("TEXT_MESSAGE_CONTENT", text);
    field("messageId", id, text);
    return text.append(",\"delta\":").toString();
  }

  void close(LoggedEvent event, StringBuilder stream) {
    if (!openId.isEmpty()) {
      begin("TEXT_MESSAGE_END", stream);
      field("messageId", openId, stream);
      place.end(event, stream);
      openId = "";
    }
  }

  /** The name of the round's text; empty if it has none. */
  String ofRound() {
    return roundsId;
  }

  void roundIsOver() {
    roundsId = "";
  }
}
