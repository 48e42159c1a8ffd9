package dev.haystack.faults;

import dev.haystack.faults.Fault.Change;
import java.util.ArrayList;
import java.util.List;

/** Faults in the reading, the fetching and the keeping of keys. */
final class KeyFaults {

  private static final String REPLACED = "held = new HeldKeys(found.get(), now);";

  private final List<Fault> faults = new ArrayList<>();

  private KeyFaults() {}

  static List<Fault> all() {
    var all = new KeyFaults();
    all.single();
    all.sets();
    all.rotation();
    all.outage();
    return all.faults;
  }

  private void single() {
    String test = "KeySetTest";
    one(
        "a private key is used",
        "JwkReader",
        "if (PRIVATE.stream().anyMatch(jwk::has))",
        "if (false)",
        test);
    one(
        "a secret in the set is used",
        "JwkReader",
        "    if (PRIVATE",
        "    if (jwk.string(\"kty\").filter(\"oct\"::equals).isPresent()) { return Optional.of(new"
            + " VerificationKey(\"oct\", JwtAlgorithm.HS256, new"
            + " javax.crypto.spec.SecretKeySpec(new byte[32], \"HmacSHA256\"))); }\n"
            + "    if (PRIVATE",
        test);
    one("a small RSA key is used", "PublicKeys", "RSA_BITS_MIN = 2048", "RSA_BITS_MIN = 512", test);
    one(
        "the exponent 3 is used",
        "PublicKeys",
        "BigInteger.valueOf(65_537)",
        "BigInteger.TWO",
        test);
    one("an even exponent is used", "PublicKeys", ".filter(e -> e.testBit(0))", "", test);
    one(
        "a key of a wrong curve is used",
        "PublicKeys",
        "        || !jwk.string(\"crv\").equals(Optional.of(curve))\n",
        "",
        test);
    one(
        "a key for agreement is used",
        "PublicKeys",
        "|| !jwk.string(\"crv\").equals(Optional.of(\"Ed25519\"))",
        "",
        test);
    one(
        "a key for encryption is used",
        "JwkReader",
        "use.equals(Json.of(\"sig\"))\n        && ",
        "",
        test);
    one(
        "a key's operations are not looked at",
        "JwkReader",
        "\n        && all.strings().anyMatch(\"verify\"::equals)",
        "",
        test);
    one(
        "a key counts for its type's usual algorithm",
        "JwkReader",
        "jwk.has(\"alg\") ? jwk.string(\"alg\").flatMap(JwtAlgorithm::named) : ofType(jwk)",
        "ofType(jwk)",
        "JwtVerifierTest");
    one(
        "algorithms that are not set count",
        "JwkReader",
        "        .filter(algorithms::contains)\n",
        "",
        test);
  }

  private void sets() {
    one(
        "a set may have any number of keys",
        "KeySet",
        "entries.size() > KEYS_MAX",
        "false",
        "KeySetTest");
    one("a set may be of any size", "KeySet", "document.length > BYTES_MAX", "false", "KeySetTest");
    one(
        "a set without usable keys replaces the old one",
        "KeySet",
        "if (usable.isEmpty())",
        "if (false)",
        "JwksKeysTest");
    one(
        "an answer of any status is a set",
        "AddressSource",
        "exchange.status() != OK",
        "false",
        "KeySourcesTest");
    one(
        "a file is read once",
        "FileSource",
        "stamp.equals(last)",
        "last.isPresent()",
        "KeySourcesTest");
    one(
        "a file that is half written counts as read",
        "FileSource",
        "KeySet set = KeySet.read(bytes(), reader);\n      last = stamp;",
        "last = stamp;\n      KeySet set = KeySet.read(bytes(), reader);",
        "KeySourcesTest");
    one(
        "any number of verdicts is kept",
        "VerdictCache",
        "identities.size() > ENTRIES_MAX",
        "false",
        "VerdictCacheTest");
  }

  private void rotation() {
    one(
        "what was found outlives its keys",
        "JwksKeys",
        REPLACED,
        "held = new HeldKeys(found.get(), now, before.verdicts());",
        "JwksKeysTest");
    one(
        "keys that left the set still count",
        "JwksKeys",
        REPLACED,
        "held = new HeldKeys(new KeySet(java.util.stream.Stream.concat(found.get().keys().stream(),"
            + " before.set().keys().stream()).distinct().toList(), 0), now);",
        "JwksKeysTest");
    one(
        "keys are never fetched anew",
        "JwksKeys",
        "age.compareTo(times.cache()) >= 0",
        "false",
        "JwksKeysTest");
    one(
        "keys that have not changed drop what was found",
        "JwksKeys",
        "found.isEmpty() || before.set().hasSameKeys(found)",
        "found.isEmpty()",
        "JwksKeysTest");
    one(
        "an unknown key is not looked for",
        "JwtVerifier",
        ": ring.afterMiss(held).orElse(held)",
        ": held",
        "JwksKeysTest");
    one(
        "each unknown key is looked for",
        "JwksKeys",
        "look != null || now.isBefore(nextMiss)",
        "look != null",
        "JwksKeysTest");
    one(
        "who names an unknown key waits in line",
        "JwksKeys",
        "look != null || now.isBefore(nextMiss)",
        "false",
        "JwksKeysTest");
  }

  private void outage() {
    String test = "JwksKeysTest";
    one(
        "old keys count for ever",
        "JwksKeys",
        "return age.compareTo(times.outage()) < 0 ? Optional.of(known) : fresh();",
        "return Optional.of(known);",
        test);
    one(
        "a failure drops the keys",
        "JwksKeys",
        "fail(String.valueOf(e.getMessage()));",
        "held = null;\n      fail(String.valueOf(e.getMessage()));",
        test);
    one(
        "after a failure nothing is planned",
        "JwksKeys",
        "timer.accept(pause, this::retry);",
        "",
        test);
    one(
        "pauses are the same on all nodes",
        "JwksKeys",
        "(1 + JITTER * random.nextDouble())",
        "1",
        test);
    one(
        "pauses do not grow",
        "JwksKeys",
        "Math.min(failures + 1, RETRY_SECONDS.length)",
        "1",
        test);
    one(
        "in an outage every request looks",
        "JwksKeys",
        "if (retryPlanned) {\n        return;\n      }\n    } finally",
        "if (false) {\n        return;\n      }\n    } finally",
        test);
  }

  private void one(String name, String file, String original, String planted, String test) {
    faults.add(
        new Fault(
            name, "adapters-outbound/jose", file, List.of(new Change(original, planted)), test));
  }
}
