package dev.haystack.outbound.redisson.testkit;

/** An error that Redis answered. */
public final class RedisRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RedisRefusal(String error) {
    super(error);
  }
}
