package dev.haystack.application.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.session.SessionId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifyCallerTest {

  private static final Optional<SessionId> SESSION = Optional.of(new SessionId("s"));

  private final IdentifyCaller identify = new IdentifyCaller();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"sub\":\"7\",\"iss\":\"me\",\"profileId\":\"p\"}|me|7|p",
        "{\"sub\":\"7\",\"profile_id\":\"p\"}|urn:haystack:open|7|p",
        "{\"sub\":\"7\",\"profiles\":[\"a\",\"b\"]}|urn:haystack:open|7|a",
        "{\"clientId\":\"9\"}|urn:haystack:open|9|client-9",
        "{\"sub\":\"7\"}|urn:haystack:open|7|``"
      })
  void aTokenIsTakenAtItsWord(String claims, String issuer, String subject, String profile) {
    Principal caller = known(OpenTokens.of(claims), ProfileId.NONE);

    assertEquals(issuer, caller.user().issuer());
    assertEquals(subject, caller.user().subject());
    assertEquals(profile, caller.profile().value());
  }

  @Test
  void theExplicitProfileComesFirst() {
    assertEquals(
        "q",
        known(OpenTokens.of("{\"sub\":\"7\",\"profileId\":\"p\"}"), new ProfileId("q"))
            .profile()
            .value());
  }

  @Test
  void tokensThatSayNothingAreToldApart() {
    Principal one = known(new AccessToken("opaque-1"), ProfileId.NONE);
    Principal other = known(new AccessToken("opaque-2"), ProfileId.NONE);

    assertNotEquals(one.user(), other.user());
    assertEquals(one.user(), known(new AccessToken("opaque-1"), ProfileId.NONE).user());
    assertFalse(one.user().subject().contains("opaque"));
  }

  @Test
  void withoutATokenTheCallerIsTheAnonymousUserOfTheSession() {
    assertEquals("s", known(AccessToken.NONE, ProfileId.NONE).user().subject());
    assertInstanceOf(
        Identification.Unknown.class,
        identify.identify(AccessToken.NONE, ProfileId.NONE, Optional.empty()));
  }

  @Test
  void aTokenIsNeverPrinted() {
    assertFalse(known(new AccessToken("opaque-1"), ProfileId.NONE).toString().contains("opaque"));
  }

  private Principal known(AccessToken token, ProfileId profile) {
    return assertInstanceOf(Identification.Known.class, identify.identify(token, profile, SESSION))
        .principal();
  }
}
