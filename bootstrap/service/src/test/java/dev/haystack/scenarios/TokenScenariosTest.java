package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.TestIssuer;
import dev.haystack.testkit.TestKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens that their issuer has signed, and others. */
class TokenScenariosTest extends Scenario {

  private static final String CLINIC = "203.0.113.7";

  private final TestIssuer issuer = new TestIssuer();
  private final TestIssuer foreign = new TestIssuer();

  @BeforeEach
  void takeTokens() {
    restartWith(issuer.settings());
  }

  @AfterEach
  void stopIssuers() {
    issuer.close();
    foreign.close();
  }

  @Test
  @Tag("SE-1")
  void noForgedTokenIsTakenAndNobodyElseIsAsked() {
    Map<String, String> forged = forged();
    forged.forEach(
        (fault, token) -> {
          for (HttpResponse<String> answer : List.of(personas(token), said(token))) {
            assertEquals(401, answer.statusCode(), fault);
            assertEquals(
                fault.equals("expired") ? "auth_expired" : "auth_rejected", code(answer), fault);
            assertEquals(
                "Bearer error=\"invalid_token\"",
                answer.headers().firstValue("WWW-Authenticate").orElseThrow());
          }
        });
    assertEquals(200, personas(issuer.token("ann")).statusCode());
    assertEquals(List.of(), model.requests());
    assertEquals(List.of(), practice.requests());
    assertEquals(0, foreign.fetches());
  }

  private Map<String, String> forged() {
    JsonObject claims = TestIssuer.claims("ann");
    long now = Instant.now().getEpochSecond();
    TestKey key = issuer.key();
    TestKey other = foreign.key();
    String good = issuer.token("ann");
    Map<String, String> forged = new LinkedHashMap<>();
    forged.put("expired", issuer.expired("ann"));
    forged.put("not yet valid", key.sign(claims.with("nbf", Json.of(now + 3600))));
    forged.put("signed by another", other.sign(key.header(), claims));
    forged.put("not signed", TestKey.unsigned(claims));
    forged.put("key confusion", key.confused(claims));
    forged.put(
        "foreign jku", other.sign(other.header().with("jku", Json.of(foreign.url())), claims));
    forged.put("foreign jwk", other.sign(other.header().with("jwk", other.jwk()), claims));
    forged.put("another issuer", key.sign(claims.with("iss", Json.of("https://evil.example"))));
    forged.put("another audience", key.sign(claims.with("aud", Json.of("elsewhere"))));
    forged.put("the service's own user", key.sign(claims.with("iss", own())));
    forged.put("changed", good.substring(0, good.length() - 4) + "AAAA");
    forged.put("malformed", "a.b.c");
    forged.put("no token at all", "x");
    forged.put("oversized", key.sign(claims.with("more", Json.of("x".repeat(9000)))));
    return forged;
  }

  private static Json own() {
    return Json.of("urn:haystack:anonymous");
  }

  @Test
  @Tag("SE-3")
  void aProfileThatTheTokenDoesNotCoverIsForbidden() {
    String token = issuer.token("ann");
    assertEquals(403, personas(token, "ProfileID", "p-ben").statusCode());
    assertEquals(200, personas(token, "ProfileID", "p-ann").statusCode());
    assertEquals(
        403,
        service()
            .tryPost(
                "/chat",
                "{\"message\":\"hi\",\"profile_id\":\"p-ben\"}",
                "Authorization",
                "Bearer " + token)
            .statusCode());
    assertEquals(List.of(), model.requests());
  }

  @Test
  @Tag("SE-3")
  void anAssistantThatIsNotForTheRoleIsForbidden() {
    Map<String, String> settings = new HashMap<>(issuer.settings());
    settings.put("SESSION_PERSONAS_BY_ROLE", "client=jaimee_therapist,staff=web_assistant");
    restartWith(settings);
    model.always(_ -> ModelScript.says("Hello."));
    String client = withRole("cleo", "client");
    String staff = withRole("cleo", "staff");

    assertEquals(403, opened(client, "web_assistant").statusCode());
    assertEquals(403, opened(issuer.token("cleo"), "web_assistant").statusCode());
    assertEquals(201, opened(client, "jaimee_therapist").statusCode());
    assertEquals(201, opened(staff, "web_assistant").statusCode());
    // the session is an assistant's that the role does not have
    var socket = connect("theirs", "Authorization", "Bearer " + staff);
    var _ = socket.ask("one");
    socket.send(chat("two", client));
    assertEquals("forbidden", socket.next("error").string("code").orElseThrow());
    assertEquals(1, model.requests().size());
  }

  private String withRole(String subject, String role) {
    return issuer
        .key()
        .sign(TestIssuer.claims(subject).with("roles", Json.parse("[\"" + role + "\"]")));
  }

  private HttpResponse<String> opened(String token, String persona) {
    return service()
        .tryPost(
            "/sessions",
            "{\"persona_type\":\"" + persona + "\"}",
            "Authorization",
            "Bearer " + token);
  }

  @Test
  @Tag("SE-8")
  void aChangedTokenOfTheSameUserGoesOnAndAnotherUserDoesNot() {
    model.always(_ -> ModelScript.says("Hello."));
    var client = connect("shared", "Authorization", "Bearer " + issuer.token("ann"));
    var _ = client.ask("one");
    client.send(chat("two", issuer.key().sign(TestIssuer.claims("ann").with("n", Json.of(2)))));
    var _ = client.turn();
    client.send(chat("three", issuer.token("ben")));
    assertEquals("session_not_found", client.next("error").string("code").orElseThrow());
    assertEquals(2, model.requests().size());
  }

  @Test
  @Tag("SE-14")
  void withoutKeysTheServiceLivesUntilTheyCome() {
    issuer.serve(false);
    restartWith(issuer.settings());
    String token = issuer.token("ann");
    assertEquals(200, service().get("/health/live").statusCode());
    assertEquals(503, service().get("/health/ready").statusCode());
    HttpResponse<String> answer = personas(token);
    assertEquals("503 auth_unavailable", answer.statusCode() + " " + code(answer));
    assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    issuer.serve(true);
    Eventually.holds(() -> personas(token).statusCode() == 200);
    assertEquals(200, service().get("/health/ready").statusCode());
  }

  @Test
  @Tag("SE-14")
  void keysAreChangedAndStayForADayWhileNewerOnesCannotBeHad() {
    String before = issuer.token("ann");
    assertEquals(200, personas(before).statusCode());
    issuer.rotate();
    String after = issuer.token("ann");
    service().pass(Duration.ofSeconds(61));
    Eventually.holds(() -> personas(after).statusCode() == 200);
    assertEquals(401, personas(before).statusCode());

    issuer.serve(false);
    service().pass(Duration.ofHours(23));
    assertEquals(200, personas(after).statusCode());
    service().pass(Duration.ofHours(2));
    Eventually.holds(() -> personas(after).statusCode() == 503);
  }

  @Test
  @Tag("SE-12")
  void whatIsWrongWithTokensAndWhatComesOfLooksForKeysIsCounted() {
    assertEquals(401, personas("bad").statusCode());
    assertEquals(401, personas(issuer.expired("ann")).statusCode());
    assertEquals(
        401,
        personas(foreign.key().sign(issuer.key().header(), TestIssuer.claims("ann"))).statusCode());
    issuer.rotate();
    issuer.show(
        JsonObject.EMPTY.with("kty", Json.of("oct")).with("k", Json.of("c2VjcmV0")),
        JsonObject.EMPTY.with("kty", Json.of("none")));
    service().pass(Duration.ofSeconds(61));
    assertEquals(200, personas(issuer.token("ann")).statusCode());

    List<String> numbers = service().get("/metrics").body().lines().toList();
    for (String line :
        List.of(
            "haystack_auth_rejected_total{reason=\"form\"} 1.0",
            "haystack_auth_rejected_total{reason=\"expired\"} 1.0",
            "haystack_auth_rejected_total{reason=\"signature\"} 1.0",
            "haystack_auth_rejected_total{reason=\"issuer\"} 0.0",
            "haystack_auth_keys 1.0",
            "haystack_auth_keys_skipped 2.0",
            "haystack_auth_keys_looks_total{outcome=\"changed\"} 2.0",
            "haystack_auth_keys_looks_total{outcome=\"failed\"} 0.0")) {
      assertTrue(numbers.contains(line), line);
    }
  }

  @Test
  @Tag("SE-12")
  void tooManyBadTokensOfAnAddressAreToldSoAndGoodOnesAreServed() {
    Map<String, String> settings = new HashMap<>(issuer.settings());
    settings.put("AUTH_FAILURES_PER_MINUTE", "2");
    settings.put("TRUSTED_PROXIES", "127.0.0.1");
    restartWith(settings);
    assertEquals(401, from(CLINIC, "bad-1").statusCode());
    assertEquals(401, from(CLINIC, issuer.expired("ann")).statusCode());
    assertEquals(401, from(CLINIC, "bad-2").statusCode());

    HttpResponse<String> answer = from(CLINIC, "bad-3");
    assertEquals("429 rate_limited", answer.statusCode() + " " + code(answer));
    assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    var client = another("bad-4");
    assertEquals(1008, client.closeCode());
    assertEquals(200, from(CLINIC, issuer.token("ann")).statusCode());
    assertEquals("auth_expired", code(from(CLINIC, issuer.expired("ann"))));
    assertEquals("auth_missing", code(service().get("/personas", "X-Forwarded-For", CLINIC)));
    assertEquals(401, from("203.0.113.8", "bad-5").statusCode());
  }

  private dev.haystack.testkit.ChatClient another(String token) {
    return dev.haystack.testkit.ChatClient.connect(
        service().socket("s"), "Authorization", "Bearer " + token, "X-Forwarded-For", CLINIC);
  }

  private HttpResponse<String> from(String address, String token) {
    return personas(token, "X-Forwarded-For", address);
  }

  private HttpResponse<String> personas(String token) {
    return service().get("/personas", "Authorization", "Bearer " + token);
  }

  private HttpResponse<String> personas(String token, String name, String value) {
    return service().get("/personas", "Authorization", "Bearer " + token, name, value);
  }

  private HttpResponse<String> said(String token) {
    return service().tryPost("/chat", "{\"message\":\"hi\"}", "Authorization", "Bearer " + token);
  }

  private static String code(HttpResponse<String> answer) {
    return json(answer.body()).string("code").orElse("");
  }
}
