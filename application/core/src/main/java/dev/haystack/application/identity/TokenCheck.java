package dev.haystack.application.identity;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.Rejection;
import java.util.Optional;
import java.util.Set;

/** What is found of a token, before it is known under which profile and in which session. */
public sealed interface TokenCheck {

  /** Who brings it, under that profile if one is named, in that session if any. */
  Identification under(ProfileId named, Optional<SessionId> session);

  /** Whose it is, whatever profile is named; nobody's if it is not good. */
  default Optional<UserId> bearer() {
    return this instanceof Passed passed ? Optional.of(passed.identity().user()) : Optional.empty();
  }

  /**
   * It is not good, or is missing.
   *
   * @param reason what is wrong with it, for those who run the service; never for the caller
   */
  record Failed(Identification.Unknown unknown, Optional<Rejection> reason) implements TokenCheck {

    /** Of which no more is known. */
    public Failed(Identification.Unknown unknown) {
      this(unknown, Optional.empty());
    }

    @Override
    public Identification under(ProfileId named, Optional<SessionId> session) {
      return unknown;
    }
  }

  /** It is good. */
  record Passed(Identity identity, AccessToken token, boolean coversAll, Set<PersonaType> personas)
      implements TokenCheck {

    @Override
    public Identification under(ProfileId named, Optional<SessionId> session) {
      if (!named.isPresent()) {
        return known(identity.standard().orElse(ProfileId.NONE));
      }
      return coversAll || identity.profiles().contains(named)
          ? known(named)
          : Identification.unknown(ErrorCode.FORBIDDEN);
    }

    private Identification known(ProfileId profile) {
      return new Identification.Known(
          new Principal(identity.user(), profile, token, identity.notAfter(), personas));
    }
  }

  /** There is none, and none is needed: in a session its anonymous user speaks. */
  record NotNeeded() implements TokenCheck {

    @Override
    public Identification under(ProfileId named, Optional<SessionId> session) {
      return session
          .<Identification>map(
              id ->
                  new Identification.Known(
                      new Principal(OpenVerifier.anonymous(id), named, AccessToken.NONE)))
          .orElseGet(() -> Identification.unknown(ErrorCode.AUTH_MISSING));
    }
  }
}
