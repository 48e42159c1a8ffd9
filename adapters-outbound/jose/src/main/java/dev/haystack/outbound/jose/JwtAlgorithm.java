package dev.haystack.outbound.jose;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Optional;
import java.util.stream.Stream;

/** The algorithms of signatures that are known here, by their names in headers and settings. */
public enum JwtAlgorithm {
  RS256("RS256"),
  RS384("RS384"),
  RS512("RS512"),
  PS256("PS256"),
  ES256("ES256"),
  ES384("ES384"),
  EDDSA("EdDSA"),
  /** With a secret that both sides know; never with a key of a set. */
  HS256("HS256");

  private final String headerName;

  JwtAlgorithm(String headerName) {
    this.headerName = headerName;
  }

  /** The algorithm of that name, compared exactly. */
  public static Optional<JwtAlgorithm> named(String name) {
    return Stream.of(values()).filter(each -> each.headerName.equals(name)).findFirst();
  }

  /** Its name in a token's header. */
  public String headerName() {
    return headerName;
  }

  JWSAlgorithm library() {
    return JWSAlgorithm.parse(headerName);
  }
}
