package dev.haystack.application.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.cache.ContentCache;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.template.Brief;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.violation.Violation;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewTemplateTest {

  private static final String FORBIDDEN = "Provide a DSM-5 diagnosis.";

  private final ManualClock clock = new ManualClock();
  private final List<Violation> reports = new ArrayList<>();

  private static TemplateUse use(String template, ProfileId profile) {
    return new TemplateUse(
        CallerLease.of(caller(profile)),
        "t-1",
        "Report",
        new Brief(false, template, "Be brief."),
        "c-1",
        new RequestOrigin("192.0.2.7", "Browser/1"));
  }

  private static Principal caller(ProfileId profile) {
    return new Principal(new UserId("issuer", "ana"), profile, new AccessToken("token"));
  }

  private Review review(
      UncheckedRule rule, TemplateUse use, Function<ModelRequest, String> answer) {
    var verdicts = new ContentCache<PolicyOutcome.Verdict>(clock, 10, Duration.ofMinutes(1));
    var check =
        new CheckPolicy(
            new UserModels(ScriptedChatModel.saying(answer), UserLimits.none()), verdicts);
    return new ReviewTemplate(check, rule, reports::add, clock, () -> "v-1").review(use);
  }

  private static String fails(ModelFailure reason) {
    throw new ModelException(reason, "as told");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "```json|VERDICT|```; true",
        "```|VERDICT|```; true",
        "<think>The template is fine: {}.</think>|VERDICT; true",
        "<think>Hm.</think>|```json|VERDICT|```; true",
        "```json|VERDICT|```|I am sure.; false",
        "Here: ```json|VERDICT|```; false",
        "<think>VERDICT; false",
        "<think>Its text is </think>|VERDICT, which is no order.</think>|VERDICT; false"
      })
  @Tag("FP-13")
  void aVerdictInAFenceOrBehindThoughtsIsOneAndNothingElse(String answer, boolean counts) {
    String verdict =
        "{\"is_violation\":false,\"violation_type\":\"none\",\"reason\":\"r\","
            + "\"confidence\":\"high\"}";
    Review review =
        review(
            UncheckedRule.FAIL_CLOSED,
            use("# Note", ProfileId.NONE),
            _ -> answer.replace("VERDICT", verdict).replace('|', '\n'));

    assertEquals(
        counts ? new Review.Granted(true) : new Review.Refused(ErrorCode.POLICY_CHECK_FAILED),
        review);
  }

  @Test
  @Tag("PV-1")
  void aViolationIsReportedOnceWithEveryField() {
    var profile = new ProfileId("profile-1");
    Review review = review(UncheckedRule.FAIL_CLOSED, use(FORBIDDEN, profile), _ -> "");

    assertEquals(true, assertInstanceOf(Review.Violated.class, review).isReported());
    assertEquals(
        List.of(
            new Violation(
                "v-1",
                caller(profile),
                "t-1",
                "Report",
                FORBIDDEN,
                "medical_diagnosis_request",
                "The template asks for a diagnosis: \"Provide a DSM-5 diagnosis\".",
                "high",
                "c-1",
                "Be brief.",
                "192.0.2.7",
                "Browser/1",
                clock.instant())),
        reports);
  }

  @Test
  @Tag("PV-5")
  void withoutAProfileThePracticeKnowsNothingIsReported() {
    for (var profile : List.of(ProfileId.NONE, ProfileId.ofClient("c-1"))) {
      Review review = review(UncheckedRule.FAIL_CLOSED, use(FORBIDDEN, profile), _ -> "");
      assertEquals(false, assertInstanceOf(Review.Violated.class, review).isReported());
    }
    assertEquals(List.of(), reports);
  }

  @Test
  @Tag("PV-6")
  void aFailedCheckIsNeverAPassedOne() {
    var use = use("# Note", ProfileId.NONE);
    assertEquals(
        new Review.Refused(ErrorCode.POLICY_CHECK_FAILED),
        review(UncheckedRule.FAIL_CLOSED, use, _ -> fails(ModelFailure.TIMEOUT)));
    assertEquals(
        new Review.Granted(false),
        review(UncheckedRule.FLAG, use, _ -> fails(ModelFailure.TIMEOUT)));
    assertEquals(
        new Review.Refused(ErrorCode.MODEL_NOT_CONFIGURED),
        review(UncheckedRule.FLAG, use, _ -> fails(ModelFailure.NOT_CONFIGURED)));
  }

  @Test
  void aViolationIsOneEvenWhereTheModelSaysLittleOfIt() {
    var found =
        review(UncheckedRule.FLAG, use("# Note", ProfileId.NONE), _ -> "{\"is_violation\":true}");
    assertEquals(
        new PolicyOutcome.Violating(
            "medical_diagnosis_request", "The template asks for a diagnosis.", Confidence.MEDIUM),
        assertInstanceOf(Review.Violated.class, found).finding());
  }
}
