package dev.haystack.outbound.prometheus;

import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.model.Usage;
import dev.haystack.port.meter.Fallback;
import dev.haystack.port.meter.Inference;
import dev.haystack.port.meter.Meter;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.Set;

/** Counts turns, tool calls, tokens and inferences; labels are of closed sets alone. */
public final class PrometheusMeter implements Meter {

  private static final double[] SECONDS = {
    0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120
  };

  private final Set<String> toolNames;
  private final Counter started;
  private final Counter ended;
  private final Counter tokens;
  private final Counter toolCalls;
  private final Histogram toolSeconds;
  private final Counter fallbacks;
  private final Histogram firstTextSeconds;
  private final Histogram inferenceSeconds;

  /** With the names of the tools there are; a call of any other is counted as one of no name. */
  public PrometheusMeter(MetricsPage page, Set<String> toolNames) {
    this.toolNames = Set.copyOf(toolNames);
    PrometheusRegistry registry = page.registry();
    started = counter("haystack_turns_started", "Turns whose message is stored").register(registry);
    ended =
        counter("haystack_turns_ended", "Turns that are over, by how they ended")
            .labelNames("outcome")
            .register(registry);
    tokens =
        counter("haystack_tokens", "Tokens of turns, some of them estimated")
            .labelNames("kind")
            .register(registry);
    toolCalls =
        counter("haystack_tool_calls", "Tool calls, by tool and outcome")
            .labelNames("tool", "outcome")
            .register(registry);
    toolSeconds = seconds("haystack_tool_seconds", "How long tool calls took").register(registry);
    fallbacks =
        counter("haystack_model_fallbacks", "Models that were passed over, and what was asked then")
            .labelNames("from", "to", "reason")
            .register(registry);
    firstTextSeconds =
        seconds("haystack_model_first_text_seconds", "How long inferences took to their first text")
            .labelNames("vendor")
            .register(registry);
    inferenceSeconds =
        seconds("haystack_model_seconds", "How long whole inferences took, by outcome")
            .labelNames("vendor", "outcome")
            .register(registry);
  }

  private static Counter.Builder counter(String name, String help) {
    return Counter.builder().name(name).help(help);
  }

  private static Histogram.Builder seconds(String name, String help) {
    return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(SECONDS);
  }

  @Override
  public void count(TurnEvent event) {
    switch (event) {
      case TurnEvent.Started _ -> started.inc();
      case TurnEvent.Completed completed -> {
        ended.labelValues(word(completed.end())).inc();
        count(completed.usage());
      }
      case TurnEvent.Failed failed -> ended.labelValues(word(failed.code())).inc();
      case TurnEvent.ToolCompleted call -> {
        toolCalls.labelValues(tool(call), outcome(call)).inc();
        toolSeconds.observe(call.durationMillis() / 1000.0);
      }
      case TurnEvent.TextDelta _,
          TurnEvent.ToolStarted _,
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
    inferenceSeconds
        .labelValues(inference.vendor(), inference.outcome())
        .observe(inference.whole().toNanos() / 1e9);
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
