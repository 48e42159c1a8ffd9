package dev.haystack.load;

import java.net.URI;
import java.util.OptionalLong;

/** The service under load: where it is, its process if it is on this machine, and the token. */
record LoadTarget(URI url, OptionalLong pid, String token) {

  /** The token of a user: the given one for all, or one that only an open service believes. */
  String tokenOf(String user) {
    return token.isEmpty() ? OpenToken.of(user) : token;
  }
}
