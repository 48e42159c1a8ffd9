package dev.haystack.outbound.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.trail.ChainCheck;
import dev.haystack.domain.trail.ChainEnd;
import dev.haystack.domain.trail.TrailKey;
import dev.haystack.outbound.trail.TrailSettings.Mode;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOrigin;
import dev.haystack.port.trail.TrailAwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("SE-16")
class FileTrailTest {

  private static final TrailKey KEY = TrailKey.parse("A".repeat(43) + "=").orElseThrow();
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00.123456Z"));
  private static final AuditEntry ENTRY = AuditEntry.allowed(AuditEvent.SESSION_READ);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("audit.jsonl");
  }

  private TrailSettings settings(Path file, Mode mode, long rotateBytes) {
    return new TrailSettings(file, KEY, mode, rotateBytes, "n1");
  }

  private FileTrail open() throws IOException {
    return FileTrail.open(settings(file(), Mode.FAIL_CLOSED, 1 << 20), NOON);
  }

  private static ChainCheck check(Path... files) throws IOException {
    var check = new ChainCheck(KEY);
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        check.read(file.getFileName().toString(), line);
      }
    }
    return check;
  }

  private static void assertWhole(long lines, Path... files) throws IOException {
    ChainCheck check = check(files);
    assertEquals(Optional.empty(), check.fault());
    assertEquals(lines, check.count());
    assertEquals(lines, check.end().seq());
  }

  @Test
  void aLineHasAllMembersInTheirOrder() throws IOException {
    try (var trail = open()) {
      trail.tell(
          AuditEntry.denied(AuditEvent.TOOL_CALL, ErrorCode.FORBIDDEN)
              .by(new UserId("https://issuer", "ann"), new ProfileId("p1"))
              .in(new SessionId("s1"))
              .from(new AuditOrigin("/chat", "192.0.2.1", "browser \u202e\u001b[31m", "r1"))
              .tool("get_client", List.of("c-1", "Ann Miller", "Ann", "17"))
              .count(3)
              .reason("why"));
      trail.tell(AuditEntry.allowed(AuditEvent.SERVICE_STOP));
    }
    List<String> lines = Files.readAllLines(file());
    assertEquals(
        "{\"seq\":1,\"time\":\"2026-03-01T12:00:00.123Z\",\"node\":\"n1\",\"event\":\"tool.call\","
            + "\"outcome\":\"denied\",\"issuer\":\"https://issuer\",\"subject\":\"ann\","
            + "\"profile\":\"p1\",\"session_id\":\"s1\",\"route\":\"/chat\","
            + "\"address\":\"192.0.2.1\",\"agent\":\"browser \\u202e\\u001b[31m\","
            + "\"trace\":\"r1\",\"tool\":\"get_client\",\"client_ids\":\"c-1,17\",\"count\":\"3\","
            + "\"code\":\"forbidden\",\"reason\":\"why\",\"prev\":\""
            + ChainEnd.BEGIN.mac()
            + "\"",
        lines.getFirst().substring(0, lines.getFirst().indexOf(",\"mac\":")));
    var empty = (JsonObject) Json.parse(lines.getLast());
    assertEquals(20, empty.members().size());
    assertEquals(20, ((JsonObject) Json.parse(lines.getFirst())).members().size());
    assertEquals(Optional.of(""), empty.string("subject"));
    assertWhole(2, file());
  }

  @Test
  void aLineStandsInTheFileBeforeWhoToldItGoesOn() throws IOException {
    try (var trail = open()) {
      for (int i = 1; i <= 5; i++) {
        trail.tell(ENTRY);
        assertWhole(i, file());
        assertEquals(i, trail.end().seq());
      }
    }
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    try (var _ = open()) {
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }
  }

  @Test
  void manyAtOnceMakeOneChain() throws Exception {
    try (var trail = open()) {
      List<Thread> threads =
          IntStream.range(0, 20)
              .mapToObj(
                  _ ->
                      Thread.startVirtualThread(
                          () -> IntStream.range(0, 50).forEach(_ -> trail.tell(ENTRY))))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
      trail.sync();
    }
    assertWhole(1000, file());
  }

  @Test
  void anInterruptDoesNotKeepALineFromBeingWritten() throws IOException {
    try (var trail = open()) {
      Thread.currentThread().interrupt();
      trail.tell(ENTRY);
      assertTrue(Thread.interrupted());
      trail.tell(ENTRY);
    }
    assertWhole(2, file());
  }

  @Test
  void aCrashAtAnyByteOfTheLastTwoLinesIsGoneOnFrom() throws IOException {
    try (var trail = open()) {
      IntStream.range(0, 4).forEach(_ -> trail.tell(ENTRY));
    }
    byte[] whole = Files.readAllBytes(file());
    int second = nth(whole, 2);
    for (int cut = second; cut <= whole.length; cut++) {
      Files.write(file(), Arrays.copyOf(whole, cut));
      int left = cut < nth(whole, 3) ? 2 : cut < whole.length ? 3 : 4;
      try (var trail = open()) {
        assertEquals(cut - nth(whole, left), trail.mendedBytes());
        assertWhole(left, file());
        if (isTold(cut, whole.length)) {
          trail.tell(ENTRY);
        }
      }
      assertWhole(isTold(cut, whole.length) ? left + 1 : left, file());
    }
  }

  /** To have the disk write costs time: some of them, and those around a line's end. */
  private static boolean isTold(int cut, int length) {
    return cut % 64 == 0 || length - cut < 4;
  }

  /** Behind how many bytes that many lines end. */
  private static int nth(byte[] all, int lines) {
    int at = 0;
    for (int i = 0; i < lines; i++) {
      while (all[at] != '\n') {
        at++;
      }
      at++;
    }
    return at;
  }

  @Test
  void theChainGoesOnOverNewFilesAndNewStarts() throws IOException {
    long size = 1800;
    for (int run = 0; run < 3; run++) {
      try (var trail = FileTrail.open(settings(file(), Mode.FAIL_CLOSED, size), NOON)) {
        IntStream.range(0, 7).forEach(_ -> trail.tell(ENTRY));
      }
    }
    assertWhole(21, all());
    assertTrue(all().length > 5);
    for (Path one : all()) {
      assertTrue(Files.size(one) <= size);
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(one)));
    }
    // as after a crash between the end of one file and the begin of the next
    var _ = Files.move(file(), TrailTail.aside(file(), 21));
    try (var trail = open()) {
      trail.tell(ENTRY);
    }
    assertWhole(22, all());
  }

  private Path[] all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      var sorted = new ArrayList<>(files.filter(one -> !one.equals(file())).sorted().toList());
      sorted.add(file());
      return sorted.toArray(Path[]::new);
    }
  }

  @Test
  void aFileThatWasMovedAwayIsBegunAnew() throws IOException {
    Path moved = folder.resolve("moved");
    try (var trail = open()) {
      trail.tell(ENTRY);
      var _ = Files.move(file(), moved);
      trail.tell(ENTRY);
    }
    assertWhole(2, moved, file());
  }

  @Test
  void withoutItsFolderNothingIsDoneUntilItIsBack() throws IOException {
    Path deep = Files.createDirectory(folder.resolve("deep"));
    Path file = deep.resolve("audit.jsonl");
    try (var trail = FileTrail.open(settings(file, Mode.FAIL_CLOSED, 1 << 20), NOON)) {
      trail.tell(ENTRY);
      Path gone = Files.move(deep, folder.resolve("gone"));
      assertThrows(TrailAwayException.class, () -> trail.tell(ENTRY));
      assertTrue(trail.isAway());
      var _ = Files.move(gone, deep);
      trail.tell(ENTRY);
      assertFalse(trail.isAway());
    }
    assertWhole(2, file);
  }

  @Test
  void withBestEffortWhatIsLostIsCounted() throws IOException {
    Path deep = Files.createDirectory(folder.resolve("deep"));
    Path file = deep.resolve("audit.jsonl");
    try (var trail = FileTrail.open(settings(file, Mode.BEST_EFFORT, 1 << 20), NOON)) {
      trail.tell(ENTRY);
      Path gone = Files.move(deep, folder.resolve("gone"));
      trail.tell(ENTRY);
      trail.tell(ENTRY);
      assertEquals(2, trail.lost());
      assertTrue(trail.isAway());
      var _ = Files.move(gone, deep);
      trail.tell(ENTRY);
      assertEquals(2, trail.end().seq());
    }
    assertWhole(2, file);
  }

  @Test
  void onAFullDiskNothingIsDone() throws IOException {
    Path full = Path.of("/dev/full");
    try (var trail = FileTrail.open(settings(full, Mode.FAIL_CLOSED, 1 << 20), NOON)) {
      assertThrows(TrailAwayException.class, () -> trail.tell(ENTRY));
      assertThrows(TrailAwayException.class, () -> trail.tell(ENTRY));
      assertEquals(ChainEnd.BEGIN, trail.end());
    }
    try (var trail = FileTrail.open(settings(full, Mode.BEST_EFFORT, 1 << 20), NOON)) {
      trail.tell(ENTRY);
      assertEquals(1, trail.lost());
    }
  }

  @Test
  void aFileThatIsInUseOrNotOursIsNotOpened() throws IOException {
    try (var trail = open()) {
      trail.tell(ENTRY);
      assertThrows(IOException.class, this::open);
    }
    Files.writeString(file(), Files.readString(file()).replace("n1", "n2"));
    assertThrows(IOException.class, this::open);
    assertThrows(
        IOException.class,
        () -> FileTrail.open(settings(folder.resolve("no/f"), Mode.BEST_EFFORT, 1), NOON));
  }
}
