package dev.haystack.cluster.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LocalEventLog;
import dev.haystack.port.local.LogHolding;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.SharedEventLog;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogAlignmentTest {

  private static final SessionId SESSION = new SessionId("s");

  private final List<String> happened = new ArrayList<>();

  @Test
  void followersAreCutOffBeforeTheLogIsAnotherOneAndAfterwardsAgain() {
    LocalEventLog local =
        fake(
            LocalEventLog.class,
            (_, method, _) -> {
              if (method.getName().equals("holding")) {
                return new LogHolding("old", 1, 7);
              }
              if (method.getName().equals("owner")) {
                return Optional.empty();
              }
              happened.add(method.getName());
              return null;
            });
    SharedEventLog shared =
        fake(
            SharedEventLog.class,
            (_, method, _) -> {
              throw new AssertionError(method.getName());
            });
    var alignment =
        new LogAlignment(
            local,
            shared,
            new LogSessions(_ -> true, (_, _) -> true),
            () -> "epoch",
            _ -> happened.add("reset"));
    var shadow = new LogShadow(SESSION, Duration.ofSeconds(1), 0);
    shadow.joined();

    alignment.settle(
        shadow, Optional.of(new LogView(new LogPosition("new", 3), 0, false, 0, List.of())));

    assertEquals(List.of("reset", "restart", "reset"), happened);
  }

  private static <T> T fake(Class<T> port, InvocationHandler handler) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }
}
