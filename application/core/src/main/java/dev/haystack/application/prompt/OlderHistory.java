package dev.haystack.application.prompt;

import dev.haystack.domain.session.Message;
import java.util.List;

/**
 * What a session's prompts no longer show, and is in no summary yet.
 *
 * @param summary of what is older still; empty if there is nothing
 * @param messages the messages, oldest first
 * @param tokens estimated tokens of the history up to now, with these
 * @param tokensLeft and of what is shown of it
 * @param summaryTokensMax how long a summary may be
 */
public record OlderHistory(
    String summary, List<Message> messages, int tokens, int tokensLeft, int summaryTokensMax) {

  public OlderHistory {
    messages = List.copyOf(messages);
  }
}
