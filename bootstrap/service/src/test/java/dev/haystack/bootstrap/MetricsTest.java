package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.compaction.SummaryTally;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.Excess;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.report.SuiteMetrics;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MetricsTest {

  /** More than are counted in a minute. */
  private static final int ADDRESSES = 50_001;

  private final Metrics metrics = Metrics.of(ToolCatalogue.load());
  private final InboundGuard guard =
      new InboundGuard(
          new InboundLimits(1 << 20, 1000, 1, 1, 1, 1),
          new ClientAddress(List.of()),
          metrics.meter());

  @Test
  @Tag("OP-13")
  void whatCallersMayNotHaveIsCounted() {
    metrics.ofGuard(guard);

    for (int i = 0; i < ADDRESSES; i++) {
      var _ = guard.handshake(InetAddress.ofLiteral(address(i)), List.of());
    }
    assertTrue(guard.handshake(InetAddress.ofLiteral(address(0)), List.of()).isPositive());
    guard.tally().refused(Excess.MEMORY);
    guard.tally().brokenBody();

    String text = metrics.page().text();
    SuiteMetrics.note(text);
    for (String line :
        List.of(
            "haystack_addresses_uncounted_total 1.0",
            "haystack_refused_by_address_total 1.0",
            "haystack_inbound_without_memory_total 1.0",
            "haystack_bodies_broken_total 1.0",
            "haystack_limited_total{reason=\"handshakes\"} 1.0",
            "haystack_limited_total{reason=\"memory\"} 1.0")) {
      assertTrue(text.contains("\n" + line + "\n"), text);
    }
    assertFalse(text.contains(address(0)), "an address is in no label");
  }

  @Test
  @Tag("OP-13")
  void summariesAreCountedByWhatBecameOfThem() {
    var tally = new SummaryTally();
    metrics.ofSummaries(tally);

    tally.countMade();
    tally.countFailed();
    tally.countFailed();

    String text = metrics.page().text();
    SuiteMetrics.note(text);
    for (String line :
        List.of(
            "haystack_history_summaries_total{outcome=\"failed\"} 2.0",
            "haystack_history_summaries_total{outcome=\"made\"} 1.0")) {
      assertTrue(text.contains("\n" + line + "\n"), text);
    }
  }

  private static String address(int number) {
    return "10.1." + (number >> 8) + "." + (number & 0xff);
  }
}
