package dev.haystack.application.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.kit.identity.TokenVerifierContract;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenVerifierTest extends TokenVerifierContract {

  private final OpenVerifier verifier = new OpenVerifier();

  @Override
  protected TokenVerifier verifier() {
    return verifier;
  }

  @Override
  protected AccessToken good() {
    return OpenTokens.of("{\"sub\":\"7\",\"profileId\":\"p\"}");
  }

  @Override
  protected AccessToken bad() {
    return OpenTokens.of("{\"sub\":\"7\",\"iss\":\"urn:haystack:anonymous\"}");
  }

  @Override
  protected Optional<AccessToken> expired() {
    return Optional.empty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"urn:haystack:open", "urn:haystack:anonymous", "urn:haystack:", "URN:Haystack:x"})
  void nobodyIsTakenForAUserThatTheServiceMakesUp(String issuer) {
    assertEquals(
        new Verdict.Rejected(Rejection.ISSUER),
        verifier.verify(OpenTokens.of("{\"sub\":\"s\",\"iss\":\"" + issuer + "\"}")));
  }

  @Test
  void rolesAndEveryProfileAreRead() {
    var token =
        OpenTokens.of(
            "{\"sub\":\"7\",\"profiles\":[{\"id\":\"a\"},\"b\",{\"id\":3},\"\"],"
                + "\"roles\":[\"one\",2],\"realm_access\":{\"roles\":[\"two\"]}}");

    Identity identity = assertInstanceOf(Verdict.Verified.class, verifier.verify(token)).identity();

    assertEquals(Set.of("one", "two"), identity.roles());
    assertEquals(2, identity.profiles().size());
    assertEquals(Identity.NO_END, identity.notAfter());
  }
}
