package dev.haystack.inbound.access;

import java.time.Duration;

/**
 * A request and how it was answered.
 *
 * @param route the pattern of its route; empty where there is none
 * @param bytesIn of its body, as far as that was announced
 * @param bytesOut of the answer's body
 * @param peer the address of the client
 */
public record Answered(
    String route,
    String method,
    int status,
    Duration whole,
    long bytesIn,
    long bytesOut,
    String peer) {}
