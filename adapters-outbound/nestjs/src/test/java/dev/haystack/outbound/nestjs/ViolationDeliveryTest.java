package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.violation.Violation;
import dev.haystack.port.practice.ViolationSink.Delivery;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report of a violation says, and what its answers mean. */
class ViolationDeliveryTest {

  private static final String SNAKE =
      """
      {"profile_id":"profile-1","template_id":"template-1","template_name":"Assessment",
       "violation_type":"medical_diagnosis_request","template_content":"Give a DSM-5 diagnosis.",
       "reason":"It asks for one.","confidence":"high","client_id":"client-9",
       "metadata":{"timestamp":"2026-03-02T09:00:00Z","generationInstructions":"be brief"},
       "ip_address":"192.0.2.7","user_agent":"Browser/1.0"}
      """;

  private static final String CAMEL =
      """
      {"profileId":"profile-1","templateId":"template-1","templateName":"Assessment",
       "violationType":"medical_diagnosis_request","templateContent":"Give a DSM-5 diagnosis.",
       "reason":"It asks for one.","confidence":"high","clientId":"client-9",
       "metadata":{"timestamp":"2026-03-02T09:00:00Z","generationInstructions":"be brief"},
       "ipAddress":"192.0.2.7","userAgent":"Browser/1.0"}
      """;

  @Test
  void everyFieldIsReportedInTheCallersName() {
    try (var practice = new PracticeServer(_ -> Reply.status(201))) {
      deliver(practice, FieldCase.SNAKE, AccessToken.NONE, "profile-1");

      Received request = practice.received().getFirst();
      assertEquals("POST", request.method());
      assertEquals("/api/v1/admin/policy-violations", request.target());
      assertEquals(Optional.of("violation-1"), request.header("Idempotency-Key"));
      assertEquals(Optional.of("profile-1"), request.header("profileid"));
      assertEquals(Optional.of("Bearer token-1"), request.header("Authorization"));
      assertEquals(Json.parse(SNAKE), Json.parse(request.body()));
    }
  }

  @Test
  void theFieldsMayBeInCamelCaseAndTheTokenTheServices() {
    try (var practice = new PracticeServer(_ -> Reply.status(201))) {
      deliver(practice, FieldCase.CAMEL, new AccessToken("service"), "profile-1");

      Received request = practice.received().getFirst();
      assertEquals(Optional.of("Bearer service"), request.header("Authorization"));
      assertEquals(Json.parse(CAMEL), Json.parse(request.body()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 409})
  void aReportThatIsThereIsDelivered(int status) {
    assertEquals(new Delivery.Delivered(), answered(status));
  }

  @ParameterizedTest
  @Tag("FC-5")
  @ValueSource(strings = {"<html>", "{\"a\":1,\"a\":\"\\ud83d\"}", "null", "\uFEFF", "long"})
  void aReportIsDeliveredWhateverIsSaidBesideTheStatus(String body) {
    String said = body.equals("long") ? "x".repeat(3 << 20) : body;
    try (var practice = new PracticeServer(_ -> Reply.ok(said))) {
      assertEquals(
          new Delivery.Delivered(),
          deliver(practice, FieldCase.SNAKE, AccessToken.NONE, "profile-1"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 422})
  void aReportThatIsNotWantedIsRejected(int status) {
    assertInstanceOf(Delivery.Rejected.class, answered(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 425, 429, 500, 503})
  void aReportThatMayBeTakenLaterIsUnreachable(int status) {
    assertInstanceOf(Delivery.Unreachable.class, answered(status));
  }

  @Test
  void theServicesTokenMayBeRenewedSoItsRefusalPasses() {
    try (var practice = new PracticeServer(_ -> Reply.status(401))) {
      assertInstanceOf(
          Delivery.Unreachable.class,
          deliver(practice, FieldCase.SNAKE, new AccessToken("service"), "profile-1"));
    }
  }

  @Test
  void aTokenThatCannotBeSentIsNeverSent() {
    try (var practice = new PracticeServer(_ -> Reply.status(201))) {
      assertInstanceOf(
          Delivery.Rejected.class,
          deliver(practice, FieldCase.SNAKE, new AccessToken("a b"), "profile-1"));
      assertEquals(0, practice.received().size());
    }
  }

  @Test
  void aSinkThatIsGoneIsUnreachable() {
    URI gone;
    try (var practice = new PracticeServer(_ -> Reply.ok("{}"))) {
      gone = practice.uri("");
    }

    assertInstanceOf(
        Delivery.Unreachable.class,
        new NestJsViolationSink(NestJsSettings.of(gone), Calls.TRANSPORT, () -> AccessToken.NONE)
            .deliver(violation("profile-1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "client-7"})
  void withoutAProfileThatThePracticeKnowsNothingIsSent(String profile) {
    try (var practice = new PracticeServer(_ -> Reply.status(201))) {
      assertInstanceOf(
          Delivery.Rejected.class, deliver(practice, FieldCase.SNAKE, AccessToken.NONE, profile));
      assertEquals(0, practice.received().size());
    }
  }

  private static Delivery answered(int status) {
    try (var practice = new PracticeServer(_ -> Reply.status(status))) {
      return deliver(practice, FieldCase.SNAKE, AccessToken.NONE, "profile-1");
    }
  }

  @CanIgnoreReturnValue
  private static Delivery deliver(
      PracticeServer practice, FieldCase fieldCase, AccessToken service, String profile) {
    var usual = NestJsSettings.of(practice.uri("/api/v1"));
    var settings =
        new NestJsSettings(
            usual.apiUrl(),
            usual.toolLimit(),
            usual.bodyBytesMax(),
            usual.requestsAtOnceMax(),
            usual.repeatsMax(),
            usual.timezone(),
            Duration.ofSeconds(5),
            fieldCase,
            service);
    return new NestJsViolationSink(settings, Calls.TRANSPORT, settings::serviceToken)
        .deliver(violation(profile));
  }

  private static Violation violation(String profile) {
    return new Violation(
        "violation-1",
        new Principal(
            new UserId("issuer", "user-1"), new ProfileId(profile), new AccessToken("token-1")),
        "template-1",
        "Assessment",
        "Give a DSM-5 diagnosis.",
        "medical_diagnosis_request",
        "It asks for one.",
        "high",
        "client-9",
        "be brief",
        "192.0.2.7",
        "Browser/1.0",
        Instant.parse("2026-03-02T09:00:00Z"));
  }
}
