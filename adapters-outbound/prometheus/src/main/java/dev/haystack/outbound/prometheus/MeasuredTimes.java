package dev.haystack.outbound.prometheus;

import dev.haystack.port.meter.Measurement;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;

/** Counts what took its time; labels are of closed sets alone. */
final class MeasuredTimes {

  private static final double[] TURN_SECONDS = {
    0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300
  };
  private static final double[] CALL_SECONDS = {0.005, 0.025, 0.1, 0.25, 1, 2.5, 10, 30};
  private static final double[] STORE_SECONDS = {0.0001, 0.0005, 0.001, 0.005, 0.025, 0.1, 0.25, 1};
  private static final double[] ROUNDS = {1, 2, 3, 5, 8, 13, 21, 26};

  private final Histogram turns;
  private final Histogram firstText;
  private final Histogram queue;
  private final Histogram rounds;
  private final Counter served;
  private final Histogram serving;
  private final Counter asked;
  private final Histogram asking;
  private final Counter retries;
  private final Histogram stores;
  private final Counter documents;
  private final Counter policyChecks;
  private final Counter limited;
  private final Counter unreadable;

  MeasuredTimes(MetricsPage page) {
    turns =
        page.spread(
            "haystack_turn_duration_seconds",
            "How long turns took from their message to their end",
            TURN_SECONDS,
            "outcome");
    firstText =
        page.spread(
            "haystack_turn_first_text_seconds",
            "How long turns took from their message to the first text",
            TURN_SECONDS);
    queue =
        page.spread(
            "haystack_turn_queue_seconds",
            "How long turns waited for their place that had to",
            TURN_SECONDS,
            "reason");
    rounds = page.spread("haystack_turn_rounds", "Rounds of the model in a turn", ROUNDS);
    served =
        page.counting(
            "haystack_http_requests", "Requests that were answered", "route", "method", "status");
    serving =
        page.spread(
            "haystack_http_request_duration_seconds",
            "How long requests took until their answer was written",
            CALL_SECONDS,
            "route");
    asked =
        page.counting(
            "haystack_upstream_requests",
            "Requests to other servers, by the class of their status",
            "target",
            "status_class");
    asking =
        page.spread(
            "haystack_upstream_duration_seconds",
            "How long other servers took to the head of their answer",
            CALL_SECONDS,
            "target");
    retries = page.counting("haystack_model_retries", "Inferences that were tried again");
    stores =
        page.spread(
            "haystack_store_duration_seconds",
            "How long calls of the sessions' store took",
            STORE_SECONDS,
            "operation");
    documents = page.counting("haystack_documents", "Documents, by what became of them", "outcome");
    policyChecks =
        page.counting(
            "haystack_policy_checks", "Templates that were checked, by the verdict", "verdict");
    limited = page.counting("haystack_limited", "What was refused because of a limit", "reason");
    unreadable =
        page.counting(
            "haystack_state_unreadable",
            "Values of the shared store that did not open and count as missing",
            "reason");
  }

  void count(Measurement measurement) {
    switch (measurement) {
      case Measurement.Turn turn -> count(turn);
      case Measurement.Served request -> {
        String route = request.route().isEmpty() ? "none" : request.route();
        served
            .labelValues(route, method(request.method()), Integer.toString(request.status()))
            .inc();
        serving.labelValues(route).observe(seconds(request.whole()));
      }
      case Measurement.Asked call -> {
        asked.labelValues(call.target(), statusClass(call.status())).inc();
        asking.labelValues(call.target()).observe(seconds(call.untilHead()));
      }
      case Measurement.Retried() -> retries.inc();
      case Measurement.Stored(var operation, var whole) ->
          stores.labelValues(operation).observe(seconds(whole));
      case Measurement.Document(var outcome) -> documents.labelValues(outcome).inc();
      case Measurement.PolicyCheck(var verdict) -> policyChecks.labelValues(verdict).inc();
      case Measurement.Limited(var reason) -> limited.labelValues(reason).inc();
      case Measurement.StateUnreadable(var reason) -> unreadable.labelValues(reason).inc();
    }
  }

  private void count(Measurement.Turn turn) {
    var exemplar = Labels.of("trace_id", turn.trace());
    turns.labelValues(turn.outcome()).observeWithExemplar(seconds(turn.whole()), exemplar);
    turn.untilFirstText().ifPresent(time -> firstText.observeWithExemplar(seconds(time), exemplar));
    turn.waited()
        .ifPresent(waited -> queue.labelValues(waited.reason()).observe(seconds(waited.time())));
    rounds.observe(turn.rounds());
  }

  /** What is no method of ours is anybody's word, of which there is no end. */
  private static String method(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH" -> method;
      default -> "other";
    };
  }

  private static String statusClass(int status) {
    return status == 0 ? "none" : status / 100 + "xx";
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
