package dev.haystack.outbound.gemini;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.outbound.model.BodyWriter;
import dev.haystack.outbound.model.RunningTurn;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Writes a conversation in the wire's form; it begins with the user, what the prompt has cut off
 * before is left out. What is empty is left out too, for the server refuses it. Used once.
 */
final class Contents {

  private static final byte[] FROM_USER = BodyWriter.bytes("{\"role\":\"user\",\"parts\":[");
  private static final byte[] FROM_MODEL = BodyWriter.bytes("{\"role\":\"model\",\"parts\":[");
  private static final byte[] END = BodyWriter.bytes("]}");
  private static final byte[] END_OF_ANSWER = BodyWriter.bytes("}}");

  private final MessageParts written;
  private final BodyWriter body;
  private boolean isEmpty = true;
  private boolean isAnswering;

  /** The calls of the last round that have no answer yet, by what their answers begin with. */
  private final Queue<byte[]> asked = new ArrayDeque<>();

  private Contents(MessageParts written, BodyWriter body) {
    this.written = written;
    this.body = body;
  }

  static void write(List<ModelMessage> conversation, MessageParts written, BodyWriter body) {
    var contents = new Contents(written, body);
    int running = RunningTurn.start(conversation);
    body.text().append('[');
    for (int i = 0; i < conversation.size(); i++) {
      contents.message(conversation.get(i), i >= running);
    }
    contents.endAnswers();
    body.text().append(']');
  }

  private void message(ModelMessage message, boolean isRunning) {
    if (message instanceof ModelMessage.FromTool tool) {
      answer(tool);
      return;
    }
    endAnswers();
    switch (message) {
      case ModelMessage.FromUser said when !said.told().isEmpty() ->
          add(FROM_USER, List.of(written.of(said)));
      case ModelMessage.FromAssistant said when !isEmpty -> {
        MessageParts.Reply reply = written.of(said, isRunning);
        asked.clear();
        asked.addAll(reply.answerHeads());
        add(FROM_MODEL, reply.parts());
      }
      default -> {}
    }
  }

  /** All answers of a round are one content of the user's. */
  private void answer(ModelMessage.FromTool tool) {
    byte[] head = asked.poll();
    if (head == null) {
      return;
    }
    if (isAnswering) {
      body.comma();
    } else {
      begin(FROM_USER);
      isAnswering = true;
    }
    body.piece(head);
    body.piece(written.of(tool));
    body.piece(END_OF_ANSWER);
  }

  private void endAnswers() {
    if (isAnswering) {
      body.piece(END);
      isAnswering = false;
    }
  }

  private void add(byte[] role, List<byte[]> parts) {
    if (parts.isEmpty()) {
      return;
    }
    begin(role);
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        body.comma();
      }
      body.piece(parts.get(i));
    }
    body.piece(END);
  }

  private void begin(byte[] role) {
    if (!isEmpty) {
      body.comma();
    }
    isEmpty = false;
    body.piece(role);
  }
}
