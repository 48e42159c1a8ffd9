package dev.haystack.port.meter;

/**
 * A model that was passed over.
 *
 * @param from the model, by vendor and name as settings have them
 * @param to the model that is asked in its place
 * @param reason that of the failure, or {@code cooling} if it was not asked at all
 */
public record Fallback(String from, String to, String reason) {}
