package dev.haystack.inbound.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which headers a page's script may set: ours, and those that tools put in by themselves. */
final class AskedHeaders {

  private static final HeaderName ASKED = HeaderNames.create("Access-Control-Request-Headers");
  private static final List<String> OURS =
      List.of("Authorization", "Content-Type", "Idempotency-Key", "ProfileID");
  private static final Predicate<String> IS_HARMLESS =
      Pattern.compile(
              "traceparent|tracestate|baggage|sentry-trace|b3|newrelic|uber-trace-id|request-id"
                  + "|request-context|elastic-apm-[a-z]+|x-(b3|datadog|ot|highlight|honeycomb)-[a-z-]+"
                  + "|x-(request|correlation)-id|x-amzn-trace-id|x-cloud-trace-context"
                  + "|x-requested-with|cache-control|pragma|last-event-id"
                  // what clients of OpenAI's API say of themselves, and ours beside it
                  + "|x-stainless-[a-z-]+|x-haystack-(session|message)")
          .asMatchPredicate();

  private AskedHeaders() {}

  /** The answer to a preflight's question. */
  static String allowed(Headers request) {
    Stream<String> asked =
        request.values(ASKED).stream()
            .flatMap(names -> Stream.of(names.split(",", -1)))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(IS_HARMLESS)
            .distinct();
    return Stream.concat(OURS.stream(), asked).collect(Collectors.joining(", "));
  }
}
