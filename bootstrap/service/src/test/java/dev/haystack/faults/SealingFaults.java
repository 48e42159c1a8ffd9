package dev.haystack.faults;

import java.util.List;

/** Faults in how values are sealed, and opened again. */
final class SealingFaults {

  private static final String MODULE = "adapters-outbound/redisson";

  private SealingFaults() {}

  static List<Fault> all() {
    var faults = new FaultList().caughtBy("SealingTest");
    box(faults);
    place(faults);
    key(faults);
    sealing(faults);
    keys(faults.caughtBy("StateKeysTest"));
    return faults.all();
  }

  private static void box(FaultList faults) {
    faults
        .in(MODULE, "Box")
        .one("a value's nonce is always the same", "RANDOM.nextBytes(nonce);", "")
        .one("a value opens wherever it is put", "cipher.updateAAD(place);", "");
  }

  private static void place(FaultList faults) {
    String parts = "List.of(key, field, incarnation, owner)";
    faults
        .in(MODULE, "ValuePlace")
        .one("a value is not bound to its key", parts, "List.of(field, incarnation, owner)")
        .one("a value is not bound to its field", parts, "List.of(key, incarnation, owner)")
        .one("a value is not bound to its incarnation", parts, "List.of(key, field, owner)")
        .one("a value is not bound to its owner", parts, "List.of(key, field, incarnation)")
        .one(
            "the parts of a place run into each other",
            ".append('|').append(part.length()).append(':')",
            "");
  }

  private static void key(FaultList faults) {
    faults
        .in(MODULE, "StateKey")
        .caughtBy("StateKeyTest")
        .one("all kinds of values have one key", "kind.word(), \"AES\"", "\"all\", \"AES\"")
        .one(
            "a user's hash needs no key",
            "mac.doFinal(name.getBytes(UTF_8))",
            "java.security.MessageDigest.getInstance(\"SHA-256\").digest(name.getBytes(UTF_8))")
        .one("nobody hears that a key is worn", "sealed.sum() >= sealedMax", "false");
  }

  private static void sealing(FaultList faults) {
    faults
        .caughtBy("SealingTest")
        .in(MODULE, "Sealing")
        .one(
            "users are named as they are",
            "return keys.first().map(key -> name(key, user)).orElseGet(() -> Name.of(user));",
            "return Name.of(user);")
        .one(
            "names of keys hold users as they are",
            "return keys.first().map(key -> HASH_MARK + key.hash(name)).orElse(name);",
            "return name;")
        .one(
            "users of two issuers have one hash",
            "user.issuer() + '\\0' + user.subject()",
            "user.subject()")
        .one(
            "what does not open is not counted",
            "meter.count(new Measurement.StateUnreadable(refusal.word()));",
            "")
        .one(
            "the trail does not hear of what does not open",
            "unreadable.accept(refusal, kind);",
            "")
        .one(
            "what an older key has sealed is never sealed anew",
            "isSealing() && !key.id().equals(first().id())",
            "false")
        .one(
            "what was in plain text is never sealed",
            "new Opened(stored, isSealing())",
            "new Opened(stored, false)")
        .one("a sealed value without a key's name opens", "if (end < 0)", "if (false)");
  }

  private static void keys(FaultList faults) {
    faults
        .in(MODULE, "StateKeys")
        .one(
            "plain text is taken for what it says although there are keys",
            "isPlainWritten || isPlainTaken)",
            "true)")
        .one("two keys have one name", "if (!ids.add(key.id()))", "if (false)")
        .one("a key may be of any length", "bytes.length != StateKey.BYTES", "false")
        .caughtBy("SealingTest")
        .one("a key's name is not looked at", "key -> key.id().equals(id)", "_ -> true")
        .one(
            "older keys open nothing",
            "keys.stream().filter(key -> key.id().equals(id))",
            "keys.stream().limit(1).filter(key -> key.id().equals(id))")
        .one(
            "the last key seals",
            "Optional.empty() : Optional.of(keys.getFirst())",
            "Optional.empty() : Optional.of(keys.getLast())");
  }
}
