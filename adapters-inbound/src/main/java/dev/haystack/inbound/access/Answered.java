package dev.haystack.inbound.access;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A request and how it was answered.
 *
 * @param route the pattern of its route; empty where there is none
 * @param bytesIn of its body, as far as that was announced
 * @param bytesOut of the answer's body
 * @param peer gives the address of the client, if that is told
 */
public record Answered(
    String route,
    String method,
    int status,
    Duration whole,
    long bytesIn,
    long bytesOut,
    Supplier<String> peer) {}
