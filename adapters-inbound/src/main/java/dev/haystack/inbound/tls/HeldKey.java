package dev.haystack.inbound.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The pair that handshakes use. A handshake asks for a name first and for what has that name then,
 * so the pair that was used before keeps its name while another has taken its place.
 */
final class HeldKey extends X509ExtendedKeyManager {

  private final AtomicReference<Held> held;

  private record Held(long number, CertificatePair pair, Optional<CertificatePair> before) {

    Held replacedBy(CertificatePair next) {
      return new Held(number + 1, next, Optional.of(pair));
    }

    Optional<CertificatePair> named(@Nullable String name) {
      return Long.toString(number).equals(name)
          ? Optional.of(pair)
          : before.filter(_ -> Long.toString(number - 1).equals(name));
    }
  }

  HeldKey(CertificatePair pair) {
    held = new AtomicReference<>(new Held(0, pair, Optional.empty()));
  }

  void replace(CertificatePair pair) {
    var _ = held.updateAndGet(now -> now.replacedBy(pair));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    Held now = held.get();
    return now.pair().kind().equals(keyType) ? Long.toString(now.number()) : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return chooseServerAlias(keyType, issuers, null);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    return held.get()
        .named(alias)
        .map(pair -> pair.chain().toArray(X509Certificate[]::new))
        .orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    return held.get().named(alias).map(CertificatePair::key).orElse(null);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return Stream.ofNullable(chooseServerAlias(keyType, issuers, null)).toArray(String[]::new);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
