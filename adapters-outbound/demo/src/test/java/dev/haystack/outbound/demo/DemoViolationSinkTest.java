package dev.haystack.outbound.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.violation.Violation;
import dev.haystack.kit.practice.ViolationSinkContract;
import dev.haystack.port.practice.ViolationSink;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoViolationSinkTest extends ViolationSinkContract {

  private final DemoViolationSink sink = new DemoViolationSink();

  @Override
  protected ViolationSink sink() {
    return sink;
  }

  @Override
  protected List<String> recorded() {
    return sink.violations().stream().map(Violation::id).toList();
  }

  @Test
  void onlyTheNewestAreKept() {
    for (int i = 0; i < 150; i++) {
      var _ = sink.deliver(violation("violation-" + i));
    }

    assertEquals(DemoViolationSink.VIOLATIONS_MAX, recorded().size());
    assertEquals("violation-50", recorded().getFirst());
    assertEquals("violation-149", recorded().getLast());
  }

  private static Violation violation(String id) {
    var caller = new Principal(new UserId("i", "s"), ProfileId.NONE, AccessToken.NONE);
    return new Violation(id, caller, "", "", "", "", "", "", "", "", "", "", Instant.EPOCH);
  }
}
