package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.NodeId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("FC-10")
class DamagedLogTest {

  @RegisterExtension static final ConnectedRedis CONNECTED = new ConnectedRedis("");

  @Test
  void whoEndsToWatchALogDropsADamagedRecordOfItsWatchersAndIsToldOfNoError() {
    var id = new SessionId("damaged");
    var log = new RedissonEventLog(CONNECTED.connection(), new NodeId("node"), Duration.ofHours(1));
    var _ = CONNECTED.server().command("SET", SessionKeys.of(id, "watchers"), "odd");

    log.unwatch(List.of(id));

    assertEquals(List.of(), List.copyOf(CONNECTED.server().keys()));
  }
}
