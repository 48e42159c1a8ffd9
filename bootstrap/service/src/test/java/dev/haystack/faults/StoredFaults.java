package dev.haystack.faults;

import java.util.List;

/** Faults in what of a record is sealed, and for where. */
final class StoredFaults {

  private static final String MODULE = "adapters-outbound/redisson";
  private static final String MAIN = "bootstrap/service";

  private StoredFaults() {}

  static List<Fault> all() {
    var faults = new FaultList();
    records(faults);
    signals(faults.caughtBy("SignalTextTest"));
    settings(faults.caughtBy("StateKeySettingsTest"));
    return faults.all();
  }

  private static void records(FaultList faults) {
    faults
        .in(MODULE, "MessageValues")
        .caughtBy("MessageValuesTest")
        .one(
            "a message opens in every incarnation of its session",
            "key, id, incarnation.value(), \"\"",
            "key, id, \"\", \"\"")
        .one(
            "a message opens under every id",
            "key, id, incarnation.value()",
            "key, \"\", incarnation.value()")
        .one("a message in plain text is taken", "sealing.isPlainTaken(ValueKind.MESSAGE)", "true")
        .in(MODULE, "EventValues")
        .caughtBy("SealedValuesTest")
        .one("an event opens under every number", "Long.toString(last))", "\"\")")
        .caughtBy("SealedStoreTest")
        .one("an event in plain text is taken", "sealing.isPlainTaken(ValueKind.EVENT)", "true")
        .in(MODULE, "SessionFields")
        .caughtBy("SessionFieldsTest")
        .one(
            "a session's owner in plain text is taken",
            "!sealing.isPlainTaken(ValueKind.OWNER)",
            "false")
        .one(
            "a session's owner is not bound to the hash beside it",
            "\"who\", incarnation, hash)",
            "\"who\", incarnation, \"\")")
        .one(
            "a context opens in every incarnation",
            "\"context\", incarnation, \"\")",
            "\"context\", \"\", \"\")")
        .in(MODULE, "UiValues")
        .caughtBy("UiValuesTest")
        .one("a page's state opens for every owner", "field, line, hash)", "field, line, \"\")")
        .one(
            "whose a page's state is may stand there in plain text",
            "return sealing.isPlainTaken(ValueKind.STATE)",
            "return true")
        .in(MODULE, "OutboxValues")
        .caughtBy("SealedValuesTest")
        .one("a report opens under every id", "key(name), id)", "key(name), \"\")");
  }

  private static void signals(FaultList faults) {
    faults
        .in(MODULE, "SignalText")
        .one(
            "a consent that nobody sealed is taken from another node",
            "isToBeSealed && !sealing.isPlainTaken(ValueKind.SIGNAL)",
            "false")
        .one(
            "a signal opens on every channel",
            "ValuePlace.of(ValueKind.SIGNAL, channel, from)",
            "ValuePlace.of(ValueKind.SIGNAL, \"\", from)")
        .one(
            "a signal opens from every node",
            "ValuePlace.of(ValueKind.SIGNAL, channel, from)",
            "ValuePlace.of(ValueKind.SIGNAL, channel, \"\")")
        .one(
            "signals are told in plain text",
            "return sealing.isSealing()\n        ? JsonObject",
            "return false\n        ? JsonObject");
  }

  private static void settings(FaultList faults) {
    faults
        .in(MAIN, "StateKeySettings")
        .one("production starts without keys", "!isRedis || keys.isPresent()", "true")
        .one(
            "nobody hears that plain text is written",
            "isRedis && keys.filter(StateKeys::isPlainWritten).isPresent()",
            "false");
  }
}
