package dev.haystack.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.journal.JournalLine;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ServiceProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import jdk.jfr.Configuration;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {

  private static final String CANARY = "canaryQ7";
  private static final Logger OURS = Logger.getLogger("dev.haystack");

  @TempDir private Path folder;

  @Test
  @Tag("OP-18")
  void underLoadAllPartsAreThereAndNothingOfWhatWasSaidOrIsSecret() throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("VIOLATION_TOKEN", CANARY + "-token");
    settings.put("LOG_HASH_KEY", CANARY + "-key");
    var log =
        new RecentLines(
            new JournalFormatter(
                new JournalLine("here", KeyedHash.under(Optional.empty())), LogFormat.JSON));
    var kept = new KeptLines(log);
    @Nullable Level before = OURS.getLevel();
    OURS.setLevel(Level.INFO);
    OURS.addHandler(kept);
    try (var model = new LoopbackModel();
        var practice = new LoopbackPractice();
        var service = RunningService.start(model, practice, settings);
        var users = Executors.newVirtualThreadPerTaskExecutor()) {
      model.always(_ -> ModelScript.says("About ", CANARY, "."));
      var given = GivenSettings.of(settings);
      var reader = given.reader(Haystack.standard());
      var _ = Settings.read(reader, Haystack.standard());
      var diagnosis =
          new Diagnosis(
              folder,
              DiagnosisParts.of(
                  () -> reader.notes().stream().flatMap(new SettingLines(given)::of),
                  service::metricsText,
                  log,
                  Duration.ofMillis(1_200)));
      var isOver = new AtomicBoolean();
      for (int user = 0; user < 4; user++) {
        String name = CANARY + user;
        var _ = users.submit(() -> talk(service, name, isOver));
      }

      diagnosis.write();

      isOver.set(true);
      Map<String, byte[]> parts = unpacked(diagnosis.file());
      assertEquals(
          Set.of(
              "version.txt",
              "settings.yaml",
              "metrics-before.txt",
              "metrics-after.txt",
              "threads.txt",
              "recording.jfr",
              "log.txt"),
          parts.keySet());
      parts.forEach(
          (name, content) -> assertFalse(new String(content, ISO_8859_1).contains(CANARY), name));
      assertTrue(text(parts, "settings.yaml").contains("# VIOLATION_TOKEN: set"));
      assertTrue(text(parts, "threads.txt").contains("dev.haystack"));
      assertTrue(text(parts, "metrics-after.txt").contains("haystack_turn"));
      assertTrue(
          recorded(parts.getOrDefault("recording.jfr", new byte[0]))
              .containsAll(Set.of("jdk.CPULoad", "haystack.Turn", "haystack.Inference")));
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(diagnosis.file())));
      assertTrue(text(parts, "log.txt").contains("\"event\":\"turn_ended\""));
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(List.of(diagnosis.file()), files.toList());
      }
    } finally {
      OURS.removeHandler(kept);
      OURS.setLevel(before);
    }
  }

  @Test
  void whatIsRecordedFromTheStartIsWhatABundleRecords() throws Exception {
    var settings = Configuration.create(Path.of("../../docs/deploy/haystack.jfc")).getSettings();

    assertEquals(
        Recorded.names(),
        settings.keySet().stream()
            .filter(name -> name.endsWith("#enabled"))
            .map(name -> name.substring(0, name.indexOf('#')))
            .collect(Collectors.toSet()));
    assertFalse(settings.containsValue("false"));
  }

  @Test
  void ofTheLogTheNewestThousandLinesAreKept() {
    var lines =
        new RecentLines(
            new SimpleFormatter() {
              @Override
              public String format(LogRecord entry) {
                return entry.getMessage() + "\n";
              }
            });
    for (int i = 0; i < 1_200; i++) {
      var _ = lines.format(new LogRecord(Level.INFO, "line " + i));
    }

    List<String> kept = lines.text().lines().toList();
    assertEquals(1_000, kept.size());
    assertEquals("line 200", kept.getFirst());
    assertEquals("line 1199", kept.getLast());
  }

  @Test
  void aPartThatCannotBeMadeLeavesTheOthers() throws IOException {
    var diagnosis =
        new Diagnosis(
            folder,
            List.of(
                Diagnosis.Part.text(
                    "broken.txt",
                    () -> {
                      throw new IOException(CANARY);
                    }),
                Diagnosis.Part.text("whole.txt", () -> "whole")));

    diagnosis.write();

    Map<String, byte[]> parts = unpacked(diagnosis.file());
    assertEquals("could not be made: java.io.IOException", text(parts, "broken.txt"));
    assertEquals("whole", text(parts, "whole.txt"));
  }

  /** Has them formatted, as the console's handler does. */
  private static final class KeptLines extends Handler {

    KeptLines(RecentLines lines) {
      setFormatter(lines);
    }

    @Override
    public void publish(LogRecord entry) {
      var _ = getFormatter().format(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static void talk(RunningService service, String name, AtomicBoolean isOver) {
    while (!isOver.get()) {
      var _ =
          service.tryPost(
              "/chat",
              "{\"message\":\"" + name + "\",\"session_id\":\"" + name + "\"}",
              "Authorization",
              "Bearer " + ServiceProgram.token(name));
    }
  }

  private static Set<String> recorded(byte[] recording) throws IOException {
    Path file = Files.createTempFile("recording", ".jfr");
    try {
      Files.write(file, recording);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      events.forEach(event -> assertFalse(event.toString().contains(CANARY), event::toString));
      return events.stream()
          .map(event -> event.getEventType().getName())
          .collect(Collectors.toSet());
    } finally {
      Files.delete(file);
    }
  }

  private static Map<String, byte[]> unpacked(Path bundle) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (var zip = new ZipInputStream(Files.newInputStream(bundle))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  private static String text(Map<String, byte[]> parts, String name) {
    return new String(parts.getOrDefault(name, new byte[0]), UTF_8);
  }
}
