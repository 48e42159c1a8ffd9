package dev.haystack.inbound.http;

import dev.haystack.domain.session.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * What a front end's headers say of its conversation: its own names, and those that it forwards.
 *
 * @param session the session; nothing if the request is complete in itself
 * @param message the name of the user's message in it
 * @param isHelper whether the front end asks for itself (a title, tags)
 */
record OpenAiSession(Optional<SessionId> session, Optional<String> message, boolean isHelper) {

  /** Names the session in a request, and in the answer. */
  static final String HEADER = "X-Haystack-Session";

  private static final List<String> FORWARDED = List.of("X-OpenWebUI-Chat-Id", "X-Conversation-Id");
  private static final List<String> MESSAGES =
      List.of("X-Haystack-Message", "X-OpenWebUI-User-Message-Id");
  private static final int ID_CHARACTERS_MAX = 256;

  /** Open WebUI names so what it does not keep itself. */
  private static final String PASSING = "local:";

  static OpenAiSession of(Call call) {
    boolean isHelper = said(call, "X-OpenWebUI-Task").isPresent();
    if (isHelper) {
      return new OpenAiSession(Optional.empty(), Optional.empty(), true);
    }
    Optional<String> name =
        said(call, HEADER)
            .or(
                () ->
                    FORWARDED.stream()
                        .flatMap(header -> said(call, header).stream())
                        .filter(id -> !id.startsWith(PASSING))
                        .findFirst());
    if (name.filter(id -> !SessionId.isValid(id)).isPresent()) {
      throw Refusal.of("/" + HEADER, "must be 1 to 128 characters of A-Z a-z 0-9 . _ -");
    }
    Optional<String> message =
        MESSAGES.stream().flatMap(header -> said(call, header).stream()).findFirst();
    if (message.filter(id -> id.length() > ID_CHARACTERS_MAX).isPresent()) {
      throw Refusal.of(
          "/" + MESSAGES.getFirst(),
          "must not be longer than " + ID_CHARACTERS_MAX + " characters");
    }
    return new OpenAiSession(name.map(SessionId::new), message, false);
  }

  /** What a header says; a name that its front end has not filled in says nothing. */
  private static Optional<String> said(Call call, String header) {
    return call.header(header).filter(text -> !text.isEmpty() && !text.contains("{{"));
  }
}
