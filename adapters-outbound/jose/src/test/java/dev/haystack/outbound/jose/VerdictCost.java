package dev.haystack.outbound.jose;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.identity.Verdict;

/** Measures what a token costs that was found good before, and one that was not. */
final class VerdictCost {

  private static final int WARM_UP = 200_000;
  private static final int MEASURED = 200_000;
  private static final int UNKNOWN = 2_000;

  private VerdictCost() {}

  public static void main(String[] arguments) throws InterruptedException {
    var verifier = Verifiers.usual(new ManualClock());
    var token = new AccessToken(Forge.good());
    double known = micros(verifier, token, WARM_UP);
    known = Math.min(known, micros(verifier, token, MEASURED));
    var bad = new AccessToken(Forge.resigned(Forge.good(), new byte[256]));
    double unknown = micros(verifier, bad, UNKNOWN);
    System.out.printf(
        "%d characters; remembered: %.2f us; not remembered (RSA): %.1f us%n",
        token.value().length(), known, Math.min(unknown, micros(verifier, bad, UNKNOWN)));
  }

  private static double micros(JwtVerifier verifier, AccessToken token, int times)
      throws InterruptedException {
    long begin = System.nanoTime();
    int good = 0;
    for (int i = 0; i < times; i++) {
      good += verifier.verify(token) instanceof Verdict.Verified ? 1 : 0;
    }
    double micros = (System.nanoTime() - begin) / 1000.0 / times;
    if (good != 0 && good != times) {
      throw new IllegalStateException("the same token was good and bad");
    }
    return micros;
  }
}
