package dev.haystack.load;

import java.net.URI;
import java.util.OptionalLong;

/**
 * The service under load: where it is, its process if that is known, the token of all users or
 * none, and whether its model is surely the scripted one.
 */
record LoadTarget(URI url, OptionalLong pid, String token, boolean scripted) {

  /** The same with its process out of sight. */
  LoadTarget unwatched() {
    return new LoadTarget(url, OptionalLong.empty(), token, scripted);
  }

  /** The token of a user: the given one for all, or one that only an open service believes. */
  String tokenOf(String user) {
    return token.isEmpty() ? OpenToken.of(user) : token;
  }
}
