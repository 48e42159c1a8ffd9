package dev.haystack.inbound.limit;

import dev.haystack.domain.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/** The bad tokens of one address, of which a minute has room for few; safe for many threads. */
public final class BadTokens {

  private final Optional<String> address;
  private final AddressRate rate;
  private final InboundTally tally;

  BadTokens(Optional<String> address, AddressRate rate, InboundTally tally) {
    this.address = address;
    this.rate = rate;
    this.tally = tally;
  }

  /** Counts one; zero if there may be so many, else how long to wait. */
  Duration add() {
    return told(address.map(from -> rate.enter(from, System.nanoTime())));
  }

  /** How long to wait, if another would be one too many. */
  Duration excess() {
    return told(address.map(from -> rate.look(from, System.nanoTime())));
  }

  /** Tells of a token that was not taken. */
  void refused(ErrorCode code) {
    tally.tokenRefused(code);
  }

  private Duration told(Optional<Duration> wait) {
    wait.filter(Duration::isPositive).ifPresent(_ -> tally.byAddress(Excess.BAD_TOKENS));
    return wait.orElse(Duration.ZERO);
  }
}
