package dev.haystack.application.tool;

import dev.haystack.application.policy.RequestOrigin;
import dev.haystack.application.policy.Review;
import dev.haystack.application.policy.TemplateUse;
import dev.haystack.application.template.Brief;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.model.ModelException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets the page be asked to write only from what the policy allows. */
record ReviewedWriting(Function<TemplateUse, Review> reviews) {

  /** What is to be written from, and under which names a violation would be reported. */
  record Source(String templateId, String templateName, String clientId, Brief brief) {}

  /** The request's result, or why there is none. */
  ToolResult unlessRefused(Source source, ToolContext context, Supplier<ToolResult> request) {
    var use =
        new TemplateUse(
            context.caller(),
            source.templateId(),
            source.templateName(),
            source.brief(),
            source.clientId(),
            RequestOrigin.UNKNOWN);
    try {
      return switch (reviews.apply(use)) {
        case Review.Granted _ -> request.get();
        case Review.Violated violated -> violation(violated);
        case Review.Refused(var code) -> refused(code);
      };
    } catch (CredentialEnded e) {
      return new ToolResult.Failure(ToolFailure.UNAUTHORIZED, "The user is not signed in.");
    } catch (ModelException e) {
      return refused(e.reason().code());
    }
  }

  private static ToolResult violation(Review.Violated violated) {
    return Answers.refused(
        "policy_violation",
        "POLICY VIOLATION: no document is written, since the template or the instructions ask for a"
            + " diagnosis. "
            + violated.finding().reason(),
        "Tell the user so, and that "
            + (violated.isReported() ? "it was recorded for the practice" : "it was not recorded")
            + ". Offer to use another template, or the same without that part.");
  }

  private static ToolResult refused(ErrorCode code) {
    return Answers.refused(
        code.wireName(),
        "No document is written: " + code.message(),
        "Tell the user, and try again when they ask for it.");
  }
}
