package dev.haystack.application.violation;

import java.time.Duration;

/**
 * How violations are delivered.
 *
 * @param atOnceMax attempts side by side
 * @param lease how long a record is claimed; longer than the sink may take for an attempt
 * @param period how often the outbox is looked at when nobody rings
 * @param backoffBase the pause after the first failure; it doubles with each further one
 * @param recordPauseMin what the longest pause of a young record is
 * @param recordPauseMax what the longest pause of an old record is
 * @param probePauseMax the longest pause between two looks whether an unreachable sink is back
 * @param ageMax how old a record may become before it is buried
 */
public record DeliveryLimits(
    int atOnceMax,
    Duration lease,
    Duration period,
    Duration backoffBase,
    Duration recordPauseMin,
    Duration recordPauseMax,
    Duration probePauseMax,
    Duration ageMax) {

  private static final int AGE_SHARE = 20;

  /** Usual limits. */
  public static final DeliveryLimits DEFAULT =
      new DeliveryLimits(
          8,
          Duration.ofSeconds(20),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMinutes(1),
          Duration.ofSeconds(3),
          Duration.ofDays(3));

  public DeliveryLimits {
    if (atOnceMax < 1) {
      throw new IllegalArgumentException("at least one attempt at once");
    }
  }

  /** The usual ones with another limit on the age. */
  public static DeliveryLimits upTo(Duration ageMax) {
    return new DeliveryLimits(
        DEFAULT.atOnceMax,
        DEFAULT.lease,
        DEFAULT.period,
        DEFAULT.backoffBase,
        DEFAULT.recordPauseMin,
        DEFAULT.recordPauseMax,
        DEFAULT.probePauseMax,
        ageMax);
  }

  /** The longest pause of a record, which is short beside its age, so that none is much later. */
  Duration recordPause(Duration age) {
    Duration share = age.dividedBy(AGE_SHARE);
    if (share.compareTo(recordPauseMin) < 0) {
      return recordPauseMin;
    }
    return share.compareTo(recordPauseMax) > 0 ? recordPauseMax : share;
  }
}
