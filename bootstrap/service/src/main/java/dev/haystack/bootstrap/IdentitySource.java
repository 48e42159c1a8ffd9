package dev.haystack.bootstrap;

import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.identity.PersonaGrants;
import dev.haystack.outbound.jose.JwtSettings;
import dev.haystack.outbound.jose.JwtVerifier;
import dev.haystack.outbound.nestjs.AccountSettings;
import dev.haystack.outbound.nestjs.AccountVerifier;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.health.Dependency;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * How callers are identified, as the settings want it.
 *
 * @param verifier where tokens are verified by an issuer's keys
 * @param health what it needs
 * @param words what is said of it at the start
 */
record IdentitySource(
    IdentifyCaller callers,
    Optional<JwtVerifier> verifier,
    List<Supplier<Dependency>> health,
    Supplier<String> words) {

  private static final Duration KEYS_CONNECT = Duration.ofSeconds(3);
  private static final String OPEN =
      "AUTH_MODE=open, every token is believed; only this machine can connect";

  static IdentitySource of(
      IdentitySettings settings,
      ScheduledExecutorService scheduler,
      InstantSource clock,
      Closing closing) {
    return switch (settings) {
      case IdentitySettings.Open() ->
          new IdentitySource(new IdentifyCaller(), Optional.empty(), List.of(), () -> OPEN);
      case IdentitySettings.Signed(var tokens, var grants) ->
          signed(tokens, grants, scheduler, clock, closing);
      case IdentitySettings.Asked(var accounts) -> asked(accounts, clock, closing);
    };
  }

  private static IdentitySource signed(
      JwtSettings tokens,
      PersonaGrants grants,
      ScheduledExecutorService scheduler,
      InstantSource clock,
      Closing closing) {
    try {
      var verifier =
          JwtVerifier.start(
              tokens, transport(KEYS_CONNECT, closing), scheduler, clock, new Random());
      String issuers = String.join(", ", tokens.issuers());
      return new IdentitySource(
          new IdentifyCaller(verifier, tokens.leeway(), grants),
          Optional.of(verifier),
          List.of(verifier::health),
          () -> "AUTH_MODE=jwt, issuer " + issuers + ", keys: " + verifier.keyCount());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before there were keys", e);
    }
  }

  private static IdentitySource asked(
      AccountSettings accounts, InstantSource clock, Closing closing) {
    // connections of its own: tools that hang must not hold up who is calling
    var verifier = new AccountVerifier(accounts, transport(accounts.timeout(), closing), clock);
    return new IdentitySource(
        new IdentifyCaller(verifier),
        Optional.empty(),
        List.of(),
        () -> "AUTH_MODE=upstream, tokens are shown to the practice");
  }

  private static HttpTransport transport(Duration connect, Closing closing) {
    var standard = TransportLimits.defaults();
    return closing.with(
        new HttpTransport(
            new TransportLimits(connect, standard.connectionsMax(), standard.unusedKept())));
  }
}
