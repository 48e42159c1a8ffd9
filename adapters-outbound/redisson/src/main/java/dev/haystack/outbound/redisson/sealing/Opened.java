package dev.haystack.outbound.redisson.sealing;

/**
 * What a value says.
 *
 * @param isOutdated whether it is to be sealed anew: it was plain text, or under an older key
 */
public record Opened(String text, boolean isOutdated) {}
