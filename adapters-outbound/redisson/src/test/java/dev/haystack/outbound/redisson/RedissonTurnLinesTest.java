package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.shared.TurnLinesContract;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedissonTurnLinesTest extends TurnLinesContract {

  private static final RedisServer REDIS = RedisServer.forgetful();
  private static RedisConnection connection;
  private static RedissonTurnLines lines;

  @BeforeAll
  static void connect() {
    REDIS.start();
    connection = RedisConnection.open(RedisUrl.parse(REDIS.url()), RedisServer.PATIENCE);
    lines = new RedissonTurnLines(connection);
    var _ = connection.sender().join();
  }

  @AfterAll
  static void close() {
    connection.close();
    REDIS.close();
  }

  @Override
  protected TurnLines lines() {
    return lines;
  }

  @Test
  void anAnswerNamesTheContents() {
    REDIS.flush();
    assertEquals("", lines.stand(List.of()).epoch());

    String epoch = new RedissonProbe(connection, () -> "an epoch").look().epoch();

    assertEquals(epoch, lines.stand(List.of()).epoch());
  }

  @ParameterizedTest
  @ValueSource(strings = {"holding", "leases"})
  @Tag("FC-10")
  void aPlaceStaysItsHoldersWhicheverRecordOfTheLineIsDropped(String dropped) {
    REDIS.flush();
    Line line = Line.of(new SessionId("dropped"));
    var first = new Ticket(new NodeId("first"), new TurnId("turn 1"));
    var second = new Ticket(new NodeId("second"), new TurnId("turn 2"));
    var _ = stand(line, first, false);
    assertEquals(List.of(new TurnLines.Standing.Waiting(1)), stand(line, second, false));

    var _ = REDIS.command("DEL", "haystack:{dropped}:line:" + dropped);

    assertEquals(List.of(new TurnLines.Standing.Waiting(1)), stand(line, second, false));
    assertTrue(stand(line, first, true).getFirst() instanceof TurnLines.Standing.Held);
    assertEquals(List.of(new TurnLines.Standing.Waiting(1)), stand(line, second, false));
    assertEquals(List.of(List.of(new TurnLines.Holder(first, true))), lines.holders(List.of(line)));
  }

  private static List<TurnLines.Standing> stand(Line line, Ticket ticket, boolean holding) {
    var claim = new TurnLines.Claim(ticket, Duration.ZERO, holding);
    var roll = new TurnLines.Roll(line, 1, Duration.ofSeconds(60), true, true, List.of(claim));
    return lines.stand(List.of(roll)).standings().getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"waiting", "holding", "leases"})
  @Tag("FC-9")
  void aRecordOfAnotherTypeIsReplaced(String record) {
    REDIS.flush();
    Line line = Line.of(new SessionId("odd"));
    var ticket = new Ticket(new NodeId("node"), new TurnId("turn"));
    var _ = REDIS.command("SET", "haystack:{odd}:line:" + record, "no set");

    assertTrue(stand(line, ticket, false).getFirst() instanceof TurnLines.Standing.Held);
  }

  @Test
  @Tag("RL-7")
  @Tag("SR-6")
  void aLineThatEverybodyLeftIsNoKey() {
    REDIS.flush();
    Line line = Line.of(new SessionId("left"));
    var ticket = new Ticket(new NodeId("node"), new TurnId("turn"));
    var claim = new TurnLines.Claim(ticket, Duration.ZERO, false);
    var roll = new TurnLines.Roll(line, 1, Duration.ofSeconds(1), true, true, List.of(claim));
    var _ = lines.stand(List.of(roll));
    assertEquals(
        Set.of("haystack:{left}:line:holding", "haystack:{left}:line:leases"), REDIS.keys());

    var _ = lines.leave(List.of(new TurnLines.Leave(line, ticket)));

    assertEquals(Set.of(), REDIS.keys());
  }
}
