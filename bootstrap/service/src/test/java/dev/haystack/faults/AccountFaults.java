package dev.haystack.faults;

import dev.haystack.faults.Fault.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Faults in asking the practice whose a token is. */
final class AccountFaults {

  private static final String CACHE = "AccountCache";
  private static final String VERIFIER = "AccountVerifier";

  private final List<Fault> faults = new ArrayList<>();
  private final String test;

  private AccountFaults(String test) {
    this.test = test;
  }

  static List<Fault> all() {
    var ofAnswers = new AccountFaults("AccountVerifierTest");
    ofAnswers.answers();
    var ofTimes = new AccountFaults("AccountTimesTest");
    ofTimes.cache();
    ofTimes.lookUps();
    return Stream.concat(ofAnswers.faults.stream(), ofTimes.faults.stream()).toList();
  }

  private void answers() {
    one("403 is no refusal", "AccountLookup", "case 401, 403", "case 401");
    one(
        "a failure is a refusal",
        "AccountLookup",
        "default -> new Verdict.Unavailable(AccountReader.RETRY_AFTER);",
        "default -> new Verdict.Rejected(Rejection.REFUSED);");
    one("any success is an account", "AccountLookup", "case 200", "case 200, 201");
    one(
        "an account that has ended is good",
        "AccountReader",
        "if (isEnded(account))",
        "if (false)");
    one(
        "a profile that has ended is covered",
        "AccountReader",
        ".filter(profile -> !isEnded(profile))",
        "");
    one(
        "an id may be of any length",
        "AccountReader",
        "\n        && text.length() <= ID_CHARACTERS_MAX",
        "");
    one("an id may be any number", "AccountReader", "when WHOLE.matcher(literal).matches() ", "");
    one(
        "what is no header is shown to the practice",
        VERIFIER,
        "\n        || !HEADER_TEXT.matcher(token.value()).matches()",
        "");
  }

  private void cache() {
    one("refusals are not kept", CACHE, "put(id, new Entry(said, end, now));", "");
    one("good answers are not kept", CACHE, "put(id, new Entry(verdict, fresh, stale));", "");
    one(
        "good answers count an hour longer in an outage",
        CACHE,
        ".plus(settings.stale())",
        ".plusSeconds(3600)");
    one(
        "the token says how long it counts",
        CACHE,
        "earlier(now.plus(settings.cache()), claimed)",
        "claimed");
    one(
        "the token's own end is not looked at",
        CACHE,
        "earlier(now.plus(settings.cache()), claimed)",
        "now.plus(settings.cache())");
    one("what a tool was told is not heeded", VERIFIER, "cache.forget(id);", "");
    one("an answer older than a refusal is kept", VERIFIER, "lookups.remove(id);", "");
  }

  private void lookUps() {
    one("everybody asks about the same token", VERIFIER, "if (running != null)", "if (false)");
    one(
        "any number wait",
        VERIFIER,
        "lookups.size() >= LOOKUPS_AT_ONCE_MAX + WAITING_MAX",
        "false");
    one(
        "any number are asked about at once",
        VERIFIER,
        "new Semaphore(LOOKUPS_AT_ONCE_MAX, true)",
        "new Semaphore(10_000, true)");
  }

  private void one(String name, String file, String original, String planted) {
    var change = new Change(original, planted);
    faults.add(new Fault(name, "adapters-outbound/nestjs", file, List.of(change), test));
  }
}
