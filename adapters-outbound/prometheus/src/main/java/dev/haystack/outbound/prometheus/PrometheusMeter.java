package dev.haystack.outbound.prometheus;

import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.model.Usage;
import dev.haystack.port.meter.Fallback;
import dev.haystack.port.meter.Inference;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.Locale;
import java.util.Set;

/** Counts turns, tool calls, tokens and inferences; labels are of closed sets alone. */
public final class PrometheusMeter implements Meter {

  private static final double[] SECONDS = {
    0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120
  };

  private static final double[] TOOL_SECONDS = {0.025, 0.1, 0.25, 0.5, 1, 2.5, 10, 30};

  private final Set<String> toolNames;
  private final Counter started;
  private final Counter ended;
  private final Counter tokens;
  private final Counter toolCalls;
  private final Histogram formerToolSeconds;
  private final Histogram toolSeconds;
  private final Counter fallbacks;
  private final Counter modelErrors;
  private final Histogram firstTextSeconds;
  private final Histogram formerInferenceSeconds;
  private final Histogram inferenceSeconds;
  private final MeasuredTimes times;

  /** With the names of the tools there are; a call of any other is counted as one of no name. */
  public PrometheusMeter(MetricsPage page, Set<String> toolNames) {
    this.toolNames = Set.copyOf(toolNames);
    times = new MeasuredTimes(page);
    started = page.counting("haystack_turns_started", "Turns whose message is stored");
    ended =
        page.counting("haystack_turns_ended", "Turns that are over, by how they ended", "outcome");
    tokens = page.counting("haystack_tokens", "Tokens of turns, some of them estimated", "kind");
    toolCalls =
        page.counting("haystack_tool_calls", "Tool calls, by tool and outcome", "tool", "outcome");
    String took = "How long tool calls took";
    formerToolSeconds = page.former("haystack_tool_seconds", took, SECONDS);
    toolSeconds = page.spread("haystack_tool_duration_seconds", took, TOOL_SECONDS, "tool");
    fallbacks =
        page.counting(
            "haystack_model_fallbacks",
            "Models that were passed over, and what was asked then",
            "from",
            "to",
            "reason");
    modelErrors = page.counting("haystack_model_errors", "Inferences that failed, by why", "code");
    firstTextSeconds =
        page.spread(
            "haystack_model_first_text_seconds",
            "How long inferences took to their first text",
            SECONDS,
            "vendor");
    String inferred = "How long whole inferences took, by outcome";
    formerInferenceSeconds =
        page.former("haystack_model_seconds", inferred, SECONDS, "vendor", "outcome");
    inferenceSeconds =
        page.spread("haystack_model_duration_seconds", inferred, SECONDS, "vendor", "outcome");
  }

  @Override
  public void count(TurnEvent event) {
    switch (event) {
      case TurnEvent.Started _ -> started.inc();
      case TurnEvent.Completed completed -> {
        ended.labelValues(word(completed.end())).inc();
        count(completed.usage());
      }
      case TurnEvent.Failed failed -> ended.labelValues(failed.code().wireName()).inc();
      case TurnEvent.ToolCompleted call -> {
        toolCalls.labelValues(tool(call), outcome(call)).inc();
        formerToolSeconds.observe(call.durationMillis() / 1000.0);
        toolSeconds.labelValues(tool(call)).observe(call.durationMillis() / 1000.0);
      }
      case TurnEvent.TextDelta _,
          TurnEvent.ToolStarted _,
          TurnEvent.ConfirmationRequired _,
          TurnEvent.ActionsRequested _,
          TurnEvent.ContextCompacted _,
          TurnEvent.Ended _ -> {}
    }
  }

  private void count(Usage usage) {
    tokens.labelValues("input").inc(usage.inputTokens());
    tokens.labelValues("cached_input").inc(usage.cachedInputTokens());
    tokens.labelValues("cache_write_input").inc(usage.cacheWriteInputTokens());
    tokens.labelValues("output").inc(usage.outputTokens());
    tokens.labelValues("reasoning").inc(usage.reasoningTokens());
  }

  @Override
  public void count(Fallback fallback) {
    fallbacks.labelValues(fallback.from(), fallback.to(), fallback.reason()).inc();
  }

  @Override
  public void count(Inference inference) {
    if (inference.untilFirstText().isPositive()) {
      firstTextSeconds
          .labelValues(inference.vendor())
          .observe(inference.untilFirstText().toNanos() / 1e9);
    }
    double whole = inference.whole().toNanos() / 1e9;
    formerInferenceSeconds.labelValues(inference.vendor(), inference.outcome()).observe(whole);
    inferenceSeconds.labelValues(inference.vendor(), inference.outcome()).observe(whole);
    if (!inference.outcome().equals("answered")) {
      modelErrors.labelValues(inference.outcome()).inc();
    }
  }

  @Override
  public void count(Measurement measurement) {
    times.count(measurement);
  }

  /** A model may make names up, of which there is no end. */
  private String tool(TurnEvent.ToolCompleted call) {
    return toolNames.contains(call.name()) ? call.name() : "unknown";
  }

  private static String outcome(TurnEvent.ToolCompleted call) {
    if (!call.success()) {
      return "failed";
    }
    return call.deduplicated() ? "deduplicated" : "succeeded";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
