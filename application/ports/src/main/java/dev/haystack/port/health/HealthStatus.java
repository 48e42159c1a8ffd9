package dev.haystack.port.health;

/** How well something does; the worse comes later. */
public enum HealthStatus {
  UP,
  DEGRADED,
  DOWN
}
