package dev.haystack.application.compaction;

import dev.haystack.application.cost.UserModels;
import dev.haystack.application.prompt.OlderHistory;
import dev.haystack.application.prompt.PromptWriter;
import dev.haystack.application.window.FitToWindow;
import dev.haystack.application.window.FittedText;
import dev.haystack.application.window.TextTokens;
import dev.haystack.application.window.WholeAnswer;
import dev.haystack.domain.session.HistorySummary;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.StandingMessages;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.tracing.Span;
import java.util.Optional;

/**
 * Puts what a session's prompts no longer show into a summary that a model writes of it once. It
 * counts as what the user uses. Whatever goes wrong, the session stays as it is, its prompts leave
 * the oldest messages out, and some turns later there is another try.
 */
public final class CompactHistory {

  private static final Journal JOURNAL = Journal.of(CompactHistory.class);
  private static final int TOKENS_MAX = 2_000;
  private static final int PARTS_AT_ONCE = 1;
  private static final int TURNS_OF_REST = 5;

  private final UserModels models;
  private final PromptWriter prompts;
  private final SessionStore sessions;
  private final int partTokensMax;
  private final SummaryTally tally = new SummaryTally();
  private final Rests rests = new Rests(TURNS_OF_REST);

  /**
   * With the model that writes summaries.
   *
   * @param promptTokensMax estimated tokens that it can be asked with
   */
  public CompactHistory(
      UserModels models, PromptWriter prompts, SessionStore sessions, int promptTokensMax) {
    this.models = models;
    this.prompts = prompts;
    this.sessions = sessions;
    // an earlier summary, our rules and the answer need room too
    this.partTokensMax = promptTokensMax / 4 * 3;
  }

  public SummaryTally tally() {
    return tally;
  }

  /** Blocks until there is a summary, or none to be had; interrupting ends it. */
  public void compact(SessionId id, CallerLease caller) {
    if (rests.isOne(id)) {
      return;
    }
    Optional<SessionCopy> found =
        sessions.copy(id).filter(copy -> copy.session().isOwnedBy(caller.user()));
    Optional<OlderHistory> older = found.flatMap(this::older);
    if (older.isEmpty()) {
      return;
    }
    try {
      String text = written(models.of(caller, Span.OFF), older.get());
      keep(id, found.get(), older.get(), text);
      tally.countMade();
    } catch (CredentialEnded _) {
      // its user left, which is nobody's fault
    } catch (ModelException e) {
      rests.begin(id);
      tally.countFailed();
      JOURNAL.tell(JournalEvent.SUMMARY_FAILED, Detail.session(id), Detail.reason(e.reason()));
    }
  }

  private Optional<OlderHistory> older(SessionCopy copy) {
    return prompts.older(
        copy.session().persona(), copy.session().context(), StandingMessages.of(copy.messages()));
  }

  private String written(ChatModel model, OlderHistory older) {
    int tokensMax = Math.min(TOKENS_MAX, older.summaryTokensMax());
    FittedText said =
        new FitToWindow(PARTS_AT_ONCE)
            .fit(
                Transcript.of(older.messages()),
                partTokensMax,
                (part, number, total) ->
                    WholeAnswer.of(model, SummaryRequests.read(part, number, total), _ -> {}),
                (_, _) -> {});
    // a word has more tokens than one
    var request = SummaryRequests.write(older.summary(), said, Math.max(1, tokensMax / 2));
    return bounded(WholeAnswer.of(model, request, _ -> {}).strip(), tokensMax);
  }

  /** A model may write more than it was asked for. */
  private static String bounded(String text, int tokensMax) {
    int tokens = TextTokens.in(text);
    if (tokens <= tokensMax) {
      return text;
    }
    int end = (int) ((long) text.length() * tokensMax / tokens);
    return text.substring(0, Character.isHighSurrogate(text.charAt(end)) ? end : end + 1);
  }

  /** Unless the session is another by now, or has another summary. */
  private void keep(SessionId id, SessionCopy before, OlderHistory older, String text) {
    Optional<SessionCopy> now =
        sessions.copy(id).filter(copy -> covered(copy).equals(covered(before)));
    if (now.isPresent()) {
      var summary =
          new HistorySummary(
              older.messages().getLast().id(),
              text,
              older.messages().size(),
              older.tokens(),
              older.tokensLeft() + TextTokens.in(text),
              false);
      sessions.mergeContext(id, before.session().incarnation(), summary.patch());
    }
  }

  private static Optional<MessageId> covered(SessionCopy copy) {
    return HistorySummary.in(copy.session().context()).map(HistorySummary::upTo);
  }
}
