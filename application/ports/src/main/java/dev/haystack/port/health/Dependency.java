package dev.haystack.port.health;

/** Something the service needs, how it does, and in a few words why. */
public record Dependency(String name, HealthStatus status, String detail) {}
