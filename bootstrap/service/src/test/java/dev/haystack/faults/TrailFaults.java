package dev.haystack.faults;

import java.util.List;

/** Faults in what the trail is told of. */
final class TrailFaults {

  private static final String PORTS = "application/ports";
  private static final String CORE = "application/core";
  private static final String INBOUND = "adapters-inbound";
  private static final String MAIN = "bootstrap/service";

  private TrailFaults() {}

  static List<Fault> all() {
    var faults = new FaultList().caughtBy("JoinedRefusalsTest");
    refusals(faults);
    ends(faults);
    calls(faults.caughtBy("CallConsentTest"));
    requests(faults.caughtBy("TrailScenariosTest"));
    service(faults);
    return faults.all();
  }

  private static void refusals(FaultList faults) {
    faults
        .in(CORE, "JoinedRefusals")
        .one("every refusal is told", "minute.told < TOLD_MAX", "true")
        .one("what was joined is not counted", "minute.joined++;", "")
        .one(
            "refusals of different addresses are joined",
            "entry.origin().address(), entry.event()",
            "\"\", entry.event()")
        .one(
            "refusals of different codes are joined",
            "entry.event().wireName(), entry.code(), joinedReason",
            "entry.event().wireName(), \"\", joinedReason")
        .one(
            "what was joined is lost with the service",
            "over(Long.MAX_VALUE).forEach(this::attempt);",
            "")
        .in(PORTS, "AuditEvent")
        .one(
            "readings are joined",
            "return this == AUTH_REFUSED",
            "return this == SESSION_READ || this == AUTH_REFUSED")
        .one(
            "a session is read although that cannot be told",
            "return switch (this) {",
            "if (this == SESSION_READ) { return true; }\n    return switch (this) {");
  }

  private static void ends(FaultList faults) {
    faults
        .caughtBy("EndedSessionsTest")
        .in(CORE, "EndedSessions")
        .one(
            "a session that was deleted or lives on has ended",
            "case OTHER -> true;",
            "case OTHER -> isTold(ended);")
        .one(
            "what cannot be told at once is never told",
            "case UNKNOWN -> false;",
            "case UNKNOWN -> true;")
        .one(
            "an end is lost while the trail is away",
            "return false;\n    }\n  }",
            "return true;\n    }\n  }")
        .in("adapters-outbound/memory", "ExpiringMap")
        .caughtBy("EndsOfSessionsTest")
        .one(
            "nobody hears of a session that was swept away",
            "            removeIf(key, entry -> hasExpired(entry, now))\n"
                + "                .ifPresent(value -> ends.accept(value, SessionEnd.UNUSED));",
            "            var _ = removeIf(key, entry -> hasExpired(entry, now));")
        .in("application/cluster", "TieredSessionStore")
        .caughtBy("SessionFateTest")
        .one(
            "a session that another node has deleted has ended by itself",
            "shared.isDeleted(gone.incarnation()) ? SessionFate.OTHER : SessionFate.ENDED",
            "SessionFate.ENDED");
  }

  private static void calls(FaultList faults) {
    faults
        .in(CORE, "TrailedLease")
        .one("requests in a user's name are not told", "trail.tell(request);", "")
        .in(CORE, "CallExecution")
        .one("a write is told without its consent", ".reason(call.consent())", "")
        .in(PORTS, "AuditEntry")
        .caughtBy("FileTrailTest")
        .one(
            "a name that a model wrote is told as a client's id",
            ".filter(id -> ID.matcher(id).matches())",
            "")
        .caughtBy("EntryTextTest")
        .one("any number of clients is told", ".distinct().limit(CLIENTS_MAX)", ".distinct()");
  }

  private static void requests(FaultList faults) {
    faults
        .in(INBOUND, "CallTrail")
        .one(
            "a request is answered that cannot be told",
            "throw new Refusal(Problem.of(ErrorCode.OVERLOADED, TrailAwayException.RETRY_AFTER));",
            "")
        .in(INBOUND, "SocketTrail")
        .one("a socket's message is done that cannot be told", "return false;", "return true;")
        .in(INBOUND, "SessionRoutes")
        .one(
            "a session stays that was opened untold",
            "boolean _ = deletion.delete(session.id(), session.owner());",
            "")
        .one(
            "a session is deleted before that is told",
            "admit(there);\n    call.trail().allowed();\n    if (!deletion",
            "admit(there);\n    if (!deletion")
        .caughtBy("RouteMatrixTest")
        .in(INBOUND, "CallTrail")
        .one(
            "who asks for another's session is not told",
            "case SESSION_NOT_FOUND, FORBIDDEN -> ended(AuditOutcome.DENIED, code);",
            "")
        .caughtBy("RefusedInTrailTest")
        .one(
            "whose profile is not covered is not told",
            "trail.tell(bearer.map(user -> entry.by(user, ProfileId.NONE)).orElse(entry));",
            "")
        .in(INBOUND, "Callers")
        .one(
            "a bad token is not told of",
            ".tell(\n              AuditEntry.denied(",
            ".equals(\n              AuditEntry.denied(")
        .in(INBOUND, "SocketTrail")
        .one(
            "a socket's bad token is not told of",
            "if (code != ErrorCode.AUTH_MISSING) {",
            "if (false) {")
        .caughtBy("TrailScenariosTest");
  }

  private static void service(FaultList faults) {
    faults
        .in(MAIN, "Audit")
        .one(
            "the service's end is not told",
            "trail.tell(AuditEntry.allowed(AuditEvent.SERVICE_STOP));",
            "")
        .in(MAIN, "AuditSettings")
        .caughtBy("AuditSettingsTest")
        .one("production starts without a trail", "!file.isEmpty(),", "true,")
        .one("a trail needs no key", "path.isPresent() && secret.isEmpty()", "false")
        .in(MAIN, "Reload")
        .caughtBy("ReloadTest")
        .one(
            "a secret is exchanged and nobody is told",
            "trail.tell(AuditEntry.allowed(AuditEvent.CONFIG_SECRET_ROTATED).reason(name))",
            "{ }");
  }
}
