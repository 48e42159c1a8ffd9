package dev.haystack.port.identity;

import dev.haystack.domain.identity.Identity;
import java.time.Duration;

/** What is found of a token. */
public sealed interface Verdict {

  /** It is good, and this is its bearer. */
  record Verified(Identity identity) implements Verdict {}

  /** It was good, and nothing is wrong with it but its age. */
  record Expired() implements Verdict {}

  /** It is not good; the reason is for counting and for the trail, and never for the bearer. */
  record Rejected(Rejection reason) implements Verdict {}

  /** Nobody can tell at present; asking again makes sense after that time. */
  record Unavailable(Duration retryAfter) implements Verdict {}
}
