package dev.haystack.outbound.jose;

import java.security.Key;

/**
 * A key with the one algorithm that it counts for.
 *
 * @param id its name, empty if it has none
 */
record VerificationKey(String id, JwtAlgorithm algorithm, Key key) {

  /** Without the key, which may be a secret. */
  @Override
  public String toString() {
    return "VerificationKey[" + id + ", " + algorithm.headerName() + "]";
  }
}
