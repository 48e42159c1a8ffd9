package dev.haystack.application.identity;

import dev.haystack.domain.identity.Principal;
import java.util.Optional;

/** A client's connection, over which newer tokens may come. */
public interface TokenBearer {

  /** Whom its newest good token has shown it to be of. */
  Optional<Principal> newest();

  /** Has its token judged anew, and its client asked for another if need be; must not block. */
  void renew();
}
