package dev.haystack.port.meter;

import java.time.Duration;

/**
 * How an inference went.
 *
 * @param untilFirstText zero if there was no text
 * @param outcome {@code answered}, or the reason of the failure
 */
public record Inference(Duration untilFirstText, Duration whole, String outcome) {}
