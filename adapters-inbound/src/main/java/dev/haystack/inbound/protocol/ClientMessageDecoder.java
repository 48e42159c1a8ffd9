package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.session.ClientMessageId;
import java.time.InstantSource;

/** Reads what clients say; safe for use by many threads. */
public final class ClientMessageDecoder {

  private static final int ID_LENGTH_MAX = 256;

  private final UiStateMessages uiState;

  /**
   * @param clock dates what a page tells without saying when
   */
  public ClientMessageDecoder(InstantSource clock) {
    uiState = new UiStateMessages(clock);
  }

  /** Reads one text. */
  public Decoded decode(String text) {
    try {
      return Json.parse(text) instanceof JsonObject object
          ? decode(new Fields(object))
          : new Decoded.Malformed("the message must be an object", "");
    } catch (JsonSyntaxException e) {
      return new Decoded.Malformed(String.valueOf(e.getMessage()), e.pointer());
    } catch (MalformedField e) {
      return e.decoded();
    }
  }

  private Decoded decode(Fields fields) {
    ClientMessage message = message(fields);
    return message instanceof ClientMessage.Chat(var content, _) && content.isBlank()
        ? new Decoded.Ignored()
        : new Decoded.Message(message, credentials(fields));
  }

  private ClientMessage message(Fields fields) {
    return switch (fields.text("type").orElse("")) {
      case "chat_message" -> chat(fields);
      case "heartbeat" -> heartbeat(fields);
      case "full_state_update" -> uiState.full(fields);
      case "incremental_state_update" -> uiState.incremental(fields);
      case "ui_state_update" ->
          fields.object("state").isPresent() ? uiState.full(fields) : uiState.incremental(fields);
      case "stop" -> new ClientMessage.Stop(id(fields, "turn_id"));
      case "resume" ->
          new ClientMessage.Resume(
              new LogPosition(fields.requiredText("epoch"), fields.requiredCount("last_seq")));
      case "ui_action_result" ->
          new ClientMessage.UiActionDone(
              fields.requiredText("action_id"), fields.requiredTruth("success"));
      case "auth_refresh" -> authRefresh(fields);
      // whatever it calls itself, what carries words is a message of the user's
      default -> untyped(fields);
    };
  }

  private static ClientMessage untyped(Fields fields) {
    if (fields.text("content", "message").isEmpty()) {
      throw new MalformedField("type", "there is no such type of message");
    }
    return chat(fields);
  }

  private static ClientMessage chat(Fields fields) {
    String content = fields.text("content", "message").orElseThrow(() -> Fields.missing("content"));
    return new ClientMessage.Chat(content, new ClientMessageId(id(fields, "client_message_id")));
  }

  private static ClientMessage heartbeat(Fields fields) {
    // pages write the time of a heartbeat as they like, and nobody reads it
    var _ = fields.textOrNumber("timestamp");
    return new ClientMessage.Heartbeat(fields.textOrNumber("sequence").orElse(JsonNull.NULL));
  }

  private static ClientMessage authRefresh(Fields fields) {
    if (!credentials(fields).token().isPresent()) {
      throw Fields.missing("auth_token");
    }
    return new ClientMessage.AuthRefresh();
  }

  private static String id(Fields fields, String name) {
    String id = fields.text(name).orElse("");
    if (id.length() > ID_LENGTH_MAX) {
      throw new MalformedField(name, "the id is too long");
    }
    return id;
  }

  private static Credentials credentials(Fields fields) {
    return new Credentials(
        new AccessToken(fields.text("auth_token", "token").orElse("")),
        new ProfileId(fields.text("profile_id", "profileId").orElse("")));
  }
}
