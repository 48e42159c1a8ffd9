package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.practice.BackendCall;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked again after a transient failure, and what never is. */
@Tag("ER-8")
class RepetitionTest {

  private final WireMockServer practice =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    practice.start();
  }

  @AfterEach
  void stop() {
    practice.stop();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
  void aReadIsRepeatedAfterANetworkFailure(Fault fault) {
    failThenAnswer(WireMock.any(WireMock.anyUrl()), WireMock.aResponse().withFault(fault));

    assertInstanceOf(ToolResult.Success.class, call(Calls.clientSummary()));

    assertEquals(2, requests());
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void aReadIsRepeatedWhenTheUpstreamIsUnavailable(int status) {
    failThenAnswer(WireMock.any(WireMock.anyUrl()), WireMock.aResponse().withStatus(status));

    assertInstanceOf(ToolResult.Success.class, call(Calls.clientSummary()));

    assertEquals(2, requests());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500})
  void aReadThatWasAnsweredIsNotRepeated(int status) {
    practice.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.status(status)));

    assertInstanceOf(ToolResult.Failure.class, call(Calls.clientSummary()));

    assertEquals(1, requests());
  }

  @Test
  void aReadIsRepeatedTwiceAndThenGivenUp() {
    practice.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.status(503)));

    assertEquals(ToolFailure.BACKEND_ERROR, Calls.failure(call(Calls.clientSummary())).reason());

    assertEquals(3, requests());
  }

  @Test
  void aWriteIsRepeatedAfterANetworkFailureUnderTheSameKey() {
    failThenAnswer(
        WireMock.any(WireMock.anyUrl()),
        WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertInstanceOf(ToolResult.Success.class, call(Calls.report()));

    Set<String> keys =
        practice.getAllServeEvents().stream()
            .map(event -> event.getRequest().getHeader("Idempotency-Key"))
            .collect(Collectors.toSet());
    assertEquals(2, requests());
    assertEquals(Set.of(Calls.KEY), keys);
  }

  @Test
  void aWriteWithoutAKeyIsNeverRepeated() {
    practice.stubFor(
        WireMock.any(WireMock.anyUrl())
            .willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    BackendCall keyed = Calls.report();
    var keyless =
        new BackendCall(
            keyed.tool(), keyed.arguments(), keyed.caller(), "", keyed.timezone(), keyed.span());

    assertEquals(ToolFailure.BACKEND_DOWN, Calls.failure(call(keyless)).reason());

    assertEquals(1, requests());
  }

  @Test
  void aWriteThatTheUpstreamMayHaveDoneIsNotRepeated() {
    practice.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.status(503)));

    assertEquals(ToolFailure.BACKEND_ERROR, Calls.failure(call(Calls.report())).reason());

    assertEquals(1, requests());
  }

  private void failThenAnswer(MappingBuilder request, ResponseDefinitionBuilder failure) {
    practice.stubFor(
        request
            .inScenario("transient")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(failure)
            .willSetStateTo("well"));
    practice.stubFor(
        WireMock.any(WireMock.anyUrl())
            .inScenario("transient")
            .whenScenarioStateIs("well")
            .willReturn(WireMock.okJson("{\"name\":\"Ann\"}")));
  }

  private ToolResult call(BackendCall call) {
    return Calls.backend(URI.create("http://127.0.0.1:" + practice.port())).call(call);
  }

  private int requests() {
    return practice.getAllServeEvents().size();
  }
}
