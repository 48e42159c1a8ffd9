package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ServiceProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes that are replaced one by one by SIGTERM while two hundred users read at the pace
 * of models; no part of the build: {@code mvn -pl bootstrap/service -am test
 * -Dtest=RollingStopTrial -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RollingStopTrial {

  private static final int NODES = 3;
  private static final int STREAMS = Integer.getInteger("rolling.streams", 200);
  private static final String DRAIN_SECONDS = System.getProperty("rolling.drain", "10");
  private static final int WORDS = Integer.getInteger("rolling.words", 100);
  private static final int WORD_MILLIS = 40;
  private static final int GAP_MILLIS_MAX = 1_000;
  private static final Duration GRACE = Duration.ofSeconds(50);
  private static final List<String> JAVA = List.of("@../etc/java.options", "-XX:MaxRAM=768m");

  @TempDir private Path folder = Path.of("");
  private final RedisServer redis = RedisServer.started();
  private final LoopbackModel model = new LoopbackModel();
  private final PacedAnswer answer = new PacedAnswer(WORDS, WORD_MILLIS);
  private final Queue<ServiceProgram> programs = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    programs.forEach(ServiceProgram::close);
    answer.close();
    model.close();
    redis.close();
  }

  @Test
  void threeProcessesAreReplacedWithoutATurnThatFailsOrAConnectionThatIsRefused() throws Exception {
    model.always(_ -> answer.script());

    var seen =
        new RollingFigures(new RollingStop(this::node, NODES, STREAMS, answer.text()).replaceAll());

    seen.print();
    programs.stream()
        .flatMap(program -> program.said().lines())
        .filter(line -> line.contains("stopped"))
        .forEach(System.out::println);
    assertEquals(seen.turns(), model.requests().size(), "none was asked twice");
    assertTrue(seen.gap(99) < GAP_MILLIS_MAX, () -> seen.gap(99) + " ms");
  }

  private RollingNode node() {
    try {
      Path own = Files.createDirectory(folder.resolve("node-" + programs.size()));
      var program = ServiceProgram.start(own, List.of(), JAVA, settings());
      programs.add(program);
      return new RollingNode(program.port(), () -> terminate(program));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(model.settings());
    settings.put("AUTH_MODE", "open");
    settings.put("CHAT_MODEL", "openai");
    settings.put("CONSOLE", "off");
    settings.put("REDIS_URL", redis.url());
    settings.put("DRAIN_SECONDS", DRAIN_SECONDS);
    // all users are at one address
    settings.put("HANDSHAKES_PER_ADDRESS_MINUTE", "100000");
    settings.put("SOCKETS_UNKNOWN_PER_ADDRESS_MAX", "10000");
    settings.put("REQUESTS_PER_USER_MINUTE", "100000");
    return settings;
  }

  private static void terminate(ServiceProgram program) {
    try {
      assertTrue(ProcessHandle.of(program.pid()).orElseThrow().destroy());
      assertEquals(OptionalInt.of(0), program.exitCode(GRACE), program::said);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
