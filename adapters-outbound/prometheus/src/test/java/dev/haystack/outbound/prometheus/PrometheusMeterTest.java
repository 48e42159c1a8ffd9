package dev.haystack.outbound.prometheus;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.tool.UiAction;
import dev.haystack.port.meter.Fallback;
import dev.haystack.port.meter.Inference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PrometheusMeterTest {

  private static final String CANARY = "canary-7f3a";

  private final MetricsPage page = new MetricsPage();
  private final PrometheusMeter meter = new PrometheusMeter(page, Set.of("search_clients"));

  @Test
  void turnsAreCountedByTheirEnds() {
    meter.count(started());
    meter.count(completed(TurnEnd.STOP));
    meter.count(started());
    meter.count(completed(TurnEnd.TOOL_LIMIT));
    meter.count(started());
    meter.count(new TurnEvent.Failed(ErrorCode.MODEL_TIMEOUT, 0, ClientMessageId.NONE));

    assertShows("haystack_turns_started_total 3.0");
    assertShows("haystack_turns_ended_total{outcome=\"stop\"} 1.0");
    assertShows("haystack_turns_ended_total{outcome=\"tool_limit\"} 1.0");
    assertShows("haystack_turns_ended_total{outcome=\"model_timeout\"} 1.0");
    assertShows("haystack_tokens_total{kind=\"input\"} 200.0");
    assertShows("haystack_tokens_total{kind=\"cached_input\"} 20.0");
    assertShows("haystack_tokens_total{kind=\"output\"} 14.0");
  }

  @Test
  void toolCallsAreCountedByToolAndOutcome() {
    meter.count(new TurnEvent.ToolCompleted("1", "search_clients", false, 40, ""));
    meter.count(new TurnEvent.ToolCompleted("2", "search_clients", true, 0, ""));
    meter.count(new TurnEvent.ToolCompleted("3", "search_clients", false, 40, "timed out"));
    meter.count(new TurnEvent.ToolCompleted("4", "made_up", false, 1, "unknown tool"));

    assertShows("haystack_tool_calls_total{outcome=\"succeeded\",tool=\"search_clients\"} 1.0");
    assertShows("haystack_tool_calls_total{outcome=\"deduplicated\",tool=\"search_clients\"} 1.0");
    assertShows("haystack_tool_calls_total{outcome=\"failed\",tool=\"search_clients\"} 1.0");
    assertShows("haystack_tool_calls_total{outcome=\"failed\",tool=\"unknown\"} 1.0");
    assertShows("haystack_tool_seconds_bucket{le=\"0.05\"} 4");
  }

  @Test
  void inferencesAreTimed() {
    meter.count(new Inference("openai", Duration.ofMillis(300), Duration.ofSeconds(2), "answered"));
    meter.count(new Inference("gemini", Duration.ZERO, Duration.ofSeconds(30), "timeout"));

    assertShows("haystack_model_first_text_seconds_count{vendor=\"openai\"} 1");
    assertShows("haystack_model_first_text_seconds_bucket{vendor=\"openai\",le=\"0.5\"} 1");
    assertShows("haystack_model_seconds_count{outcome=\"answered\",vendor=\"openai\"} 1");
    assertShows(
        "haystack_model_seconds_bucket{outcome=\"timeout\",vendor=\"gemini\",le=\"20.0\"} 0");
    assertShows(
        "haystack_model_seconds_bucket{outcome=\"timeout\",vendor=\"gemini\",le=\"30.0\"} 1");
  }

  @Test
  void fallbacksAreCountedByModelsAndReason() {
    meter.count(new Fallback("openai:a", "gemini:b", "unavailable"));
    meter.count(new Fallback("openai:a", "gemini:b", "unavailable"));
    meter.count(new Fallback("openai:a", "gemini:b", "cooling"));

    assertShows(
        "haystack_model_fallbacks_total{from=\"openai:a\",reason=\"cooling\",to=\"gemini:b\"} 1.0");
    assertShows(
        "haystack_model_fallbacks_total{from=\"openai:a\",reason=\"unavailable\",to=\"gemini:b\"}"
            + " 2.0");
  }

  @Test
  void numbersOfOthersAreAskedForAtEachReading() {
    var value = new AtomicLong(3);
    page.gauge("haystack_sockets_open", "WebSockets that are open", value::get);
    page.counter("haystack_violations_delivered", "Violations", value::get);
    assertShows("haystack_sockets_open 3.0");

    value.set(4);

    assertShows("haystack_sockets_open 4.0");
    assertShows("haystack_violations_delivered_total 4.0");
  }

  @Test
  void nothingThatAnybodySaidIsEverShown() {
    var arguments = JsonObject.EMPTY.with("query", CANARY);
    meter.count(
        new TurnEvent.Started(
            new MessageId(CANARY), new ClientMessageId(CANARY), Durability.MEMORY));
    meter.count(new TurnEvent.TextDelta(CANARY));
    meter.count(new TurnEvent.ToolStarted(CANARY, CANARY, CANARY, arguments));
    meter.count(new TurnEvent.ToolCompleted(CANARY, CANARY, false, 1, CANARY));
    meter.count(
        new TurnEvent.ActionsRequested(List.of(new UiAction(CANARY, CANARY, CANARY, arguments))));
    meter.count(new TurnEvent.Completed(new MessageId(CANARY), TurnEnd.STOP, Usage.NONE, CANARY));
    meter.count(new TurnEvent.Failed(ErrorCode.INTERNAL, 0, new ClientMessageId(CANARY)));
    meter.count(new TurnEvent.Ended());

    assertFalse(page.text().contains(CANARY), page.text());
  }

  private static TurnEvent started() {
    return new TurnEvent.Started(
        new MessageId("message-1"), ClientMessageId.NONE, Durability.MEMORY);
  }

  private static TurnEvent completed(TurnEnd end) {
    return new TurnEvent.Completed(
        new MessageId("message-2"), end, new Usage(100, 7, 10, false), "model-1");
  }

  private void assertShows(String line) {
    assertTrue(page.text().lines().anyMatch(line::equals), line + " is not in\n" + page.text());
  }
}
