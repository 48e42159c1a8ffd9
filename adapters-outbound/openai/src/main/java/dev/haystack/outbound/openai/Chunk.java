package dev.haystack.outbound.openai;

import dev.haystack.domain.json.Json;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.port.model.ModelFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one event says, held until all of it could be read. Used by one thread. */
final class Chunk {

  private final List<CallPiece> calls = new ArrayList<>();
  private final List<CallPiece> oldCalls = new ArrayList<>();
  private final Map<String, Json> opaque = new LinkedHashMap<>();
  private final Map<String, Json> messageOpaque = new LinkedHashMap<>();
  private String content = "";
  private String message = "";
  private String finish = "";
  private String error = "";
  private String unread = "";
  private boolean refused;

  void clear() {
    calls.clear();
    oldCalls.clear();
    opaque.clear();
    messageOpaque.clear();
    content = "";
    message = "";
    finish = "";
    error = "";
    unread = "";
    refused = false;
  }

  /** A piece of the answer's text. */
  void content(String piece) {
    content = content.isEmpty() ? piece : content + piece;
  }

  /** The text of a message that came in place of a piece. */
  void message(String text) {
    message = message.isEmpty() ? text : message + text;
  }

  void call(CallPiece piece) {
    calls.add(piece);
  }

  /** A piece of a call in the form from before there were several at once. */
  void oldCall(CallPiece piece) {
    oldCalls.add(piece);
  }

  /** A member that means nothing here and must go back with the calls. */
  void opaque(String name, Json value, boolean isMessage) {
    (isMessage ? messageOpaque : opaque).put(name, value);
  }

  void finish(String reason) {
    finish = reason;
  }

  void refuse() {
    refused = true;
  }

  /** It carries this error, an object. */
  void error(String body) {
    error = body;
  }

  /** It holds something that is meant for the answer and that nobody here can read. */
  void unread(String what) {
    unread = what;
  }

  /** Tells the answer; once that has come to its end, nothing that is wrong can take it back. */
  void applyTo(Answer answer) {
    if (!answer.stands()) {
      fail();
    }
    if (!content.isEmpty()) {
      answer.append(content);
    } else if (!message.isEmpty()) {
      answer.appendMessage(message);
    }
    opaque.forEach(answer.opaque()::add);
    if (answer.opaque().isEmpty()) {
      messageOpaque.forEach(answer.opaque()::add);
    }
    // servers that send both forms mean the same calls
    List<CallPiece> called = calls.isEmpty() ? oldCalls : calls;
    if (!called.isEmpty()) {
      answer.calls().add(called);
    }
    if (!finish.isEmpty()) {
      answer.finish(finish);
    }
  }

  private void fail() {
    if (!error.isEmpty()) {
      byte[] body = error.getBytes(StandardCharsets.UTF_8);
      throw ErrorBody.of(body, 0, body.length).failure();
    }
    if (refused) {
      throw AttemptException.last(ModelFailure.REFUSED, "the model declined");
    }
    if (!unread.isEmpty()) {
      throw AttemptException.unreadable("a chunk's " + unread + " cannot be read");
    }
  }
}
