package dev.haystack.bootstrap;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What this process tells of itself for a ticket, as one file in a folder. Each part is made from
 * what may be shown anyway: no heap, no text of anybody, no secret.
 */
final class Diagnosis {

  private static final Journal JOURNAL = Journal.of(Diagnosis.class);

  private final Path folder;
  private final List<Part> parts;
  private final AtomicBoolean running = new AtomicBoolean();

  Diagnosis(Path folder, List<Part> parts) {
    this.folder = folder;
    this.parts = List.copyOf(parts);
  }

  /** One file of it. */
  record Part(String name, Content content) {

    /** Makes it when it is asked for. */
    interface Content {
      byte[] make() throws IOException, InterruptedException;
    }

    static Part text(String name, TextContent content) {
      return new Part(name, () -> content.make().getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a text when it is asked for. */
    interface TextContent {
      String make() throws IOException, InterruptedException;
    }
  }

  /** Where it lies once it is written. */
  Path file() {
    return folder.resolve("haystack-diagnosis-" + ProcessHandle.current().pid() + ".zip");
  }

  /** Writes it, unless that is being done; says in the log what became of it. */
  void write() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      // others may write into the folder, too: nobody reads it before it is whole, or chose where
      Path made = Files.createTempFile(folder, "haystack-", ".diagnosis");
      try {
        pack(made);
        Files.move(made, file(), StandardCopyOption.ATOMIC_MOVE);
        JOURNAL.tell(JournalEvent.DIAGNOSED, Detail.bytesOut(Files.size(file())));
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      JOURNAL.tell(JournalEvent.FAULT, Detail.fault(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.set(false);
    }
  }

  private void pack(Path target) throws IOException, InterruptedException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(target))) {
      for (Part part : parts) {
        byte[] content = made(part);
        zip.putNextEntry(new ZipEntry(part.name()));
        zip.write(content);
        zip.closeEntry();
      }
    }
  }

  /** One that cannot be made leaves the others as they are. */
  private static byte[] made(Part part) throws InterruptedException {
    try {
      return part.content().make();
    } catch (IOException | RuntimeException e) {
      JOURNAL.tell(JournalEvent.FAULT, Detail.fault(e));
      return ("could not be made: " + e.getClass().getName()).getBytes(StandardCharsets.UTF_8);
    }
  }
}
