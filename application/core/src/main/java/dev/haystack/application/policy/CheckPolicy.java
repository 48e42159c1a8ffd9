package dev.haystack.application.policy;

import dev.haystack.application.cache.ContentCache;
import dev.haystack.application.cache.ContentHash;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.template.Brief;
import dev.haystack.application.window.WholeAnswer;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.tracing.Span;
import java.util.Optional;

/** Finds out whether what a document is to be written from asks for a diagnosis. */
public final class CheckPolicy {

  static final String DIAGNOSIS = "medical_diagnosis_request";

  private static final int ATTEMPTS_MAX = 2;

  private final UserModels models;
  private final ContentCache<PolicyOutcome.Verdict> verdicts;

  /** Asks that model about texts whose verdict is not known. */
  public CheckPolicy(UserModels models, ContentCache<PolicyOutcome.Verdict> verdicts) {
    this.models = models;
    this.verdicts = verdicts;
  }

  /**
   * Blocks for a call to the caller's model unless the verdict is plain or known.
   *
   * @throws ModelException only if the caller may use nothing more of the model
   * @throws CredentialEnded if the caller has no good token any more
   */
  public PolicyOutcome check(Brief brief, CallerLease caller, Span span) {
    Optional<PolicyOutcome.Violating> obvious =
        ObviousRequest.in(brief.body()).or(() -> ObviousRequest.in(brief.instructions()));
    if (obvious.isPresent()) {
      return obvious.get();
    }
    var key = ContentHash.of(models.name(), brief.body(), brief.instructions());
    Optional<PolicyOutcome.Verdict> known = verdicts.find(key);
    return known.isPresent() ? known.get() : asked(brief, key, models.of(caller, span));
  }

  private PolicyOutcome asked(Brief brief, ContentHash key, ChatModel model) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
        Optional<PolicyOutcome.Verdict> verdict =
            PolicyAnswer.read(WholeAnswer.of(model, PolicyPrompt.of(brief), _ -> {}));
        if (verdict.isPresent()) {
          verdicts.keep(key, verdict.get());
          return verdict.get();
        }
      }
      return new PolicyOutcome.Unchecked(ModelFailure.INVALID_ANSWER);
    } catch (ModelException e) {
      if (e.reason() == ModelFailure.BUDGET_EXHAUSTED) {
        throw e;
      }
      return new PolicyOutcome.Unchecked(e.reason());
    }
  }
}
