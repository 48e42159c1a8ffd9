package dev.haystack.kit;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;
import dev.haystack.domain.violation.Violation;
import dev.haystack.port.identity.CallerLease;
import java.time.Instant;
import java.util.List;

/** Values that the contracts' tests work with. */
public final class Examples {

  public static final SessionId SESSION = new SessionId("5e551011-0000-4000-8000-000000000001");
  public static final SessionId OTHER_SESSION =
      new SessionId("5e551011-0000-4000-8000-000000000002");
  public static final UserId OWNER = new UserId("https://issuer.example", "user-1");
  public static final ProfileId PROFILE = new ProfileId("profile-1");
  public static final Instant WHEN = Instant.parse("2026-03-02T09:00:00.123Z");

  private Examples() {}

  public static JsonObject object(String json) {
    return (JsonObject) Json.parse(json);
  }

  public static UserMessage message(String id) {
    return new UserMessage(
        new MessageId(id), new ClientMessageId("client-" + id), "words of " + id, WHEN);
  }

  public static AssistantMessage answer(String id, UserMessage question) {
    var call = new ToolCall("call-1", "search_clients", "{\"query\":\"John\"}");
    var success = new ToolExchange(call, new ToolResult.Success(object("{\"found\":[1,null]}")));
    return new AssistantMessage(
        new MessageId(id),
        question.id(),
        "Let me see. 👋 你好",
        WHEN,
        MessageStatus.STOPPED,
        List.of(new ToolRound("Let me see.", List.of(success))),
        " 👋 你好");
  }

  /** Somebody who works under no profile, and whose right to act does not end. */
  public static CallerLease caller(UserId user) {
    return CallerLease.of(new Principal(user, ProfileId.NONE, AccessToken.NONE));
  }

  public static TurnEvent started() {
    return new TurnEvent.Started(
        new MessageId("message-1"), ClientMessageId.NONE, Durability.MEMORY);
  }

  public static TurnEvent delta(int number) {
    return new TurnEvent.TextDelta("word" + number + " ");
  }

  public static Violation violation(String id) {
    var caller = new Principal(OWNER, new ProfileId("profile-1"), new AccessToken("token-1"));
    return new Violation(
        id,
        caller,
        "template-1",
        "Assessment",
        "Give a DSM-5 diagnosis.",
        "medical_diagnosis_request",
        "It asks for a diagnosis.",
        "high",
        "client-1",
        "be brief",
        "192.0.2.7",
        "Browser/1.0",
        WHEN);
  }
}
