package dev.haystack.inbound.protocol;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonGlimpse;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.port.tracing.TraceContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what clients say; safe for use by many threads. */
public final class ClientMessageDecoder {

  private static final String TYPE = "type";
  private static final String CLIENT_MESSAGE_ID = "client_message_id";
  private static final int ID_LENGTH_MAX = 256;

  /** How messages are read that are none of the user's, by their types. */
  private final Map<String, Function<Fields, ClientMessage>> others;

  private final UiStateMessages uiState;

  /**
   * @param clock dates what a page tells without saying when
   */
  public ClientMessageDecoder(InstantSource clock) {
    uiState = new UiStateMessages(clock);
    others =
        Map.of(
            "heartbeat", ClientMessageDecoder::heartbeat,
            "full_state_update", uiState::full,
            "incremental_state_update", uiState::incremental,
            "ui_state_update", uiState::either,
            "stop", ClientMessageDecoder::stop,
            "resume", ClientMessageDecoder::resume,
            "ui_action_result", ClientMessageDecoder::uiActionDone,
            "auth_refresh", ClientMessageDecoder::authRefresh);
  }

  /** Reads one text of at most so many values. */
  public Decoded decode(String text, int valuesMax) {
    try {
      return Json.parseAtMost(valuesMax, text) instanceof JsonObject object
          ? decode(new Fields(object))
          : new Decoded.Malformed("the message must be an object", "", ClientMessageId.NONE);
    } catch (JsonSyntaxException e) {
      return new Decoded.Malformed(
          String.valueOf(e.getMessage()),
          e.pointer(),
          name(member -> JsonGlimpse.string(text, member)));
    }
  }

  /** Reads what a page tells about itself in a request of its own. */
  public Decoded decodeState(JsonObject body) {
    try {
      return new Decoded.Message(uiState.either(new Fields(body)), Credentials.NONE);
    } catch (MalformedField e) {
      return e.decoded(ClientMessageId.NONE);
    }
  }

  private Decoded decode(Fields fields) {
    try {
      ClientMessage message = message(fields);
      if (message instanceof ClientMessage.Chat(var content, var id, _)) {
        if (content.isBlank()) {
          return new Decoded.Ignored();
        }
        if (ChatContent.isTooLarge(content)) {
          return new Decoded.TooLarge(id);
        }
      }
      return new Decoded.Message(message, credentials(fields));
    } catch (MalformedField e) {
      return e.decoded(name(fields.message()::string));
    }
  }

  /** The user's name for a message that cannot be read, if it is one and that much can be. */
  private ClientMessageId name(Function<String, Optional<String>> members) {
    boolean isAnother = members.apply(TYPE).filter(others::containsKey).isPresent();
    return members
        .apply(CLIENT_MESSAGE_ID)
        .filter(id -> !isAnother && id.length() <= ID_LENGTH_MAX)
        .map(ClientMessageId::new)
        .orElse(ClientMessageId.NONE);
  }

  private ClientMessage message(Fields fields) {
    String type = fields.text(TYPE).orElse("");
    // whatever it calls itself, what carries words is a message of the user's
    return type.equals("chat_message")
        ? chat(fields)
        : others.getOrDefault(type, ClientMessageDecoder::untyped).apply(fields);
  }

  private static ClientMessage stop(Fields fields) {
    return new ClientMessage.Stop(id(fields, "turn_id"));
  }

  private static ClientMessage resume(Fields fields) {
    return new ClientMessage.Resume(
        new LogPosition(fields.requiredText("epoch"), fields.requiredCount("last_seq")));
  }

  private static ClientMessage uiActionDone(Fields fields) {
    return new ClientMessage.UiActionDone(
        fields.requiredText("action_id"), fields.requiredTruth("success"));
  }

  private static ClientMessage untyped(Fields fields) {
    if (fields.text("content", "message").isEmpty()) {
      throw new MalformedField(TYPE, "there is no such type of message");
    }
    return chat(fields);
  }

  private static ClientMessage chat(Fields fields) {
    String content = fields.text("content", "message").orElseThrow(() -> Fields.missing("content"));
    TraceContext trace =
        fields.text(TraceContext.NAME).map(TraceContext::parse).orElse(TraceContext.NONE);
    return new ClientMessage.Chat(
        content, new ClientMessageId(id(fields, CLIENT_MESSAGE_ID)), trace);
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
