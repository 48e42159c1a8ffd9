package dev.haystack.port.budget;

import dev.haystack.domain.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What each user may use of the models in a day, which ends at midnight UTC. No call waits for
 * anything; where several nodes count together, a node hears of the others within seconds. Safe for
 * use by many threads.
 */
public interface TokenBudget {

  /** Where everybody may use as much as they like, and nothing is counted. */
  TokenBudget UNLIMITED =
      new TokenBudget() {
        @Override
        public Optional<Instant> exhaustedUntil(UserId user) {
          return Optional.empty();
        }

        @Override
        public void spend(UserId user, long tokens) {}
      };

  /** When the user may ask again, if the day's tokens are used up. */
  Optional<Instant> exhaustedUntil(UserId user);

  /** Counts tokens that were used for the user. */
  void spend(UserId user, long tokens);
}
