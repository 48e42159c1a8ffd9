/**
 * Traces for a collector of OpenTelemetry. {@code OtlpTracing} sends what {@code OtlpSpan}s are
 * told, and has a {@code ChatSeen} count each inference; {@code GenAiNames} and {@code SpanNames}
 * are the words of that wire; {@code SpanCounts} knows what became of it.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.outbound.opentelemetry;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
