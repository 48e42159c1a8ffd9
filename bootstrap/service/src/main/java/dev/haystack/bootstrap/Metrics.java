package dev.haystack.bootstrap;

import dev.haystack.application.compaction.SummaryTally;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.identity.TokenTally;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.application.violation.DeliverViolations;
import dev.haystack.application.violation.ViolationTally;
import dev.haystack.cluster.Cluster;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.inbound.http.HttpRoutes;
import dev.haystack.inbound.http.HttpRoutes.MetricsFormat;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.rfc6455.SocketTally;
import dev.haystack.outbound.jose.JwtVerifier;
import dev.haystack.outbound.jose.KeyLook;
import dev.haystack.outbound.prometheus.MetricsPage;
import dev.haystack.outbound.prometheus.PrometheusMeter;
import dev.haystack.outbound.trail.FileTrail;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.meter.Meter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** What is counted, and what is asked when somebody reads the numbers. */
record Metrics(Meter meter, MetricsPage page) {

  static Metrics of(ToolCatalogue catalogue) {
    var names =
        catalogue.all().stream()
            .map(ToolSpecification::name)
            .collect(Collectors.toUnmodifiableSet());
    var page = new MetricsPage();
    return new Metrics(new RecordedMeter(new PrometheusMeter(page, names)), page);
  }

  void ofNode(IntSupplier turns, IntSupplier sockets, IntSupplier sessions) {
    page.gauge("haystack_turns_in_flight", "Turns that run or wait", turns::getAsInt);
    page.gauge("haystack_sockets_open", "WebSockets that are open", sockets::getAsInt);
    page.gauge("haystack_sessions_held", "Sessions in this process's memory", sessions::getAsInt);
  }

  void ofSummaries(SummaryTally tally) {
    page.counter(
        "haystack_history_summaries",
        "Summaries of what prompts no longer hold of a conversation",
        "outcome",
        new TreeMap<>(Map.<String, LongSupplier>of("made", tally::made, "failed", tally::failed)));
  }

  void ofGuard(InboundGuard guard) {
    page.counter(
        "haystack_bodies_broken",
        "Request bodies that broke off or were framed wrongly",
        guard.tally()::brokenBodies);
    page.counter(
        "haystack_inbound_without_memory",
        "Large bodies and messages for which there was no memory",
        guard.tally()::refusedForMemory);
    page.counter(
        "haystack_refused_by_address",
        "Connections, sockets, handshakes and bad tokens of addresses that had too many",
        guard.tally()::refusedByAddress);
    page.counter(
        "haystack_resumes",
        "Clients that asked to be told again what they had missed",
        "recovered",
        new TreeMap<>(
            Map.<String, LongSupplier>of(
                "true", guard.tally()::resumes, "false", guard.tally()::failedResumes)));
    page.counter(
        "haystack_addresses_uncounted",
        "Handshakes and bad tokens of addresses beyond those that are counted in a minute",
        guard::uncounted);
    page.gauge(
        "haystack_inbound_bytes_free",
        "Memory that is left for large bodies and messages",
        guard.memory()::freeBytes);
    page.gauge(
        "haystack_page_states_held_bytes",
        "Memory of page states that wait for their session to be somebody's",
        guard.held()::bytes);
  }

  /** Of the service's own TLS, where it speaks it. */
  void ofCertificate(Optional<CertificateWatch> certificate) {
    Map<String, LongSupplier> left = new TreeMap<>();
    certificate.ifPresent(watch -> left.put("service", watch::secondsLeft));
    page.gauge(
        "haystack_certificate_seconds_left",
        "Until the end of the listener's certificate; negative behind it",
        "listener",
        left);
  }

  /** With the verifier where tokens are verified by an issuer's keys. */
  void ofTokens(TokenTally tally, Optional<JwtVerifier> verifier) {
    Map<String, LongSupplier> reasons = new TreeMap<>();
    for (Rejection reason : Rejection.values()) {
      reasons.put(word(reason), () -> tally.rejected(reason));
    }
    reasons.put("expired", tally::expired);
    reasons.put("unavailable", tally::unavailable);
    page.counter(
        "haystack_auth_rejected",
        "Tokens that were not taken, each time they were shown",
        "reason",
        reasons);
    verifier.ifPresent(this::ofKeys);
  }

  private void ofKeys(JwtVerifier verifier) {
    page.gauge("haystack_auth_keys", "Keys that tokens are verified with", verifier::keyCount);
    page.gauge(
        "haystack_auth_keys_skipped",
        "Keys that the issuer shows and that do not count",
        verifier::skippedKeyCount);
    Map<String, LongSupplier> outcomes = new TreeMap<>();
    for (KeyLook outcome : KeyLook.values()) {
      outcomes.put(word(outcome), () -> verifier.looks(outcome));
    }
    page.counter("haystack_auth_keys_looks", "Looks for the issuer's keys", "outcome", outcomes);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  void ofHealth(ReadHealth health) {
    page.gauge(
        "haystack_degraded",
        "Whether something the service needs is not as it should be",
        () -> health.read().status() == HealthStatus.UP ? 0 : 1);
  }

  void ofViolations(DeliverViolations delivery, ViolationTally tally) {
    page.gauge(
        "haystack_violations_pending",
        "Violations that wait to be delivered",
        () -> delivery.status().outbox().pending());
    page.gauge(
        "haystack_violations_buried",
        "Violations that were given up and are kept",
        () -> delivery.status().outbox().buried());
    page.counter("haystack_violations_accepted", "Violations that were taken", tally::accepted);
    page.counter("haystack_violations_delivered", "Violations that arrived", tally::delivered);
    page.counter("haystack_violations_given_up", "Violations that were given up", tally::buried);
    page.counter(
        "haystack_violations_dropped", "Violations the full outbox did not take", tally::dropped);
    page.counter(
        "haystack_violations_failed_attempts",
        "Attempts to deliver a violation that failed",
        tally::failedAttempts);
  }

  /** How sockets were refused and ended, and what waits for them. */
  void ofSockets(SocketTally tally, LongSupplier outboxBytes, LongSupplier listeners) {
    page.counter(
        "haystack_sockets_closed", "Sockets that ended, by their code", "code", tally.closed());
    page.counter(
        "haystack_socket_refused",
        "Handshakes that were refused, by why",
        "reason",
        tally.refused());
    page.gauge("haystack_outbox_bytes", "Text that waits to be written to sockets", outboxBytes);
    page.gauge("haystack_listeners_open", "Streams of sessions' events that are open", listeners);
  }

  /** The shared store, or that there is none, which is always in reach. */
  void ofStore(Optional<Cluster> cluster) {
    page.gauge(
        "haystack_store_reachable",
        "Whether the shared store is in reach; 1 where there is none",
        () -> cluster.map(Cluster::isInReach).orElse(true) ? 1 : 0);
    page.gauge(
        "haystack_store_unsynced",
        "What is not in the shared store as it is here",
        "kind",
        new TreeMap<>(
            Map.<String, LongSupplier>of(
                "session", () -> cluster.map(Cluster::sessionsAhead).orElse(0),
                "ui_state", () -> cluster.map(Cluster::uiStatesAhead).orElse(0))));
    page.counter(
        "haystack_store_lost",
        "How often the shared store was found to have lost data",
        () -> cluster.map(Cluster::losses).orElse(0L));
  }

  /** The audit trail, if there is to be one. */
  void ofTrail(Optional<FileTrail> trail) {
    page.gauge(
        "haystack_audit_seq",
        "The number of the audit trail's last line; 0 where there is none",
        () -> trail.map(file -> file.end().seq()).orElse(0L));
    page.gauge(
        "haystack_audit_away",
        "Whether the audit trail cannot be written",
        () -> trail.map(FileTrail::isAway).orElse(false) ? 1 : 0);
    page.counter(
        "haystack_audit_lost",
        "What was done without being told to the audit trail, which could not be written",
        () -> trail.map(FileTrail::lost).orElse(0L));
  }

  /** Pieces of traces. */
  void ofTraces(SortedMap<String, LongSupplier> outcomes) {
    page.counter("haystack_spans", "Pieces of traces, by what became of them", "outcome", outcomes);
  }

  /** What is known from the start. */
  void ofProcess(BooleanSupplier draining, Instant startedAt) {
    page.gauge(
        "haystack_draining",
        "Whether the service is about to stop",
        () -> draining.getAsBoolean() ? 1 : 0);
    page.gauge(
        "haystack_start_time_seconds",
        "When the service was started, in seconds since 1970",
        startedAt::getEpochSecond);
    Build build = Build.packaged();
    page.info(
        "haystack_build_info",
        "What was built, and what runs it",
        Map.of("version", build.version(), "commit", build.commit(), "java", Build.java()));
  }

  HttpRoutes.MetricsText text(MetricsFormat format) {
    return switch (format) {
      case PLAIN -> new HttpRoutes.MetricsText(page.mediaType(), page.text());
      case OPEN -> new HttpRoutes.MetricsText(page.openMediaType(), page.openText());
    };
  }
}
