package dev.haystack.port.meter;

import java.time.Duration;

/**
 * How an inference went.
 *
 * @param vendor whose model it was, by the word that settings have for it
 * @param untilFirstText zero if there was no text
 * @param outcome {@code answered}, or the reason of the failure
 */
public record Inference(String vendor, Duration untilFirstText, Duration whole, String outcome) {}
