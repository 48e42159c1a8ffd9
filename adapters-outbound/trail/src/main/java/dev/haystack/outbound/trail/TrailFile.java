package dev.haystack.outbound.trail;

import dev.haystack.domain.trail.TrailKey;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that lines are appended to. It is written by streams, for a channel would be closed by
 * the interrupt of whoever writes. Guarded by its user, but for {@link #sync}.
 *
 * <p>It is kept from other processes by a lock that ends when this process closes the file by
 * whichever way, so all that reads or cuts it does so by the one that holds the lock.
 */
final class TrailFile implements AutoCloseable {

  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final FileOutputStream output;
  private final @Nullable RandomAccessFile held;
  private final TrailTail tail;
  private final @Nullable Object key;
  private long bytes;

  private TrailFile(Path path, @Nullable RandomAccessFile held, TrailTail tail) throws IOException {
    this.path = path;
    this.held = held;
    this.tail = tail;
    this.bytes = tail.wholeBytes() + tail.restBytes();
    this.key = keyOf(path);
    this.output = new FileOutputStream(path.toFile(), true);
  }

  /**
   * Opens it for this process alone, as it lies there.
   *
   * @throws IOException if that cannot be, another process writes it, or its end is none of ours
   */
  static TrailFile open(Path path, TrailKey key) throws IOException {
    create(path);
    return Files.isRegularFile(path) ? hold(path, key) : new TrailFile(path, null, TrailTail.NONE);
  }

  private static TrailFile hold(Path path, TrailKey key) throws IOException {
    // it stays open as long as the file is used
    @SuppressWarnings("resource")
    var held = new RandomAccessFile(path.toFile(), "rw");
    try {
      lock(held);
      restrict(path);
      return new TrailFile(path, held, TrailTail.read(path, held, key));
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static void create(Path path) throws IOException {
    try {
      if (isPosix(path)) {
        var _ = Files.createFile(path, PosixFilePermissions.asFileAttribute(OURS));
      } else {
        var _ = Files.createFile(path);
      }
    } catch (FileAlreadyExistsException _) {
      // from an earlier run
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void restrict(Path path) throws IOException {
    if (isPosix(path)) {
      var _ = Files.setPosixFilePermissions(path, OURS);
    }
  }

  private static void lock(RandomAccessFile file) throws IOException {
    try {
      // given back with the file
      @Nullable FileLock lock = file.getChannel().tryLock();
      if (lock == null) {
        throw new IOException("another process writes it");
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException("another part of this process writes it", e);
    }
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** How it ended when it was opened. */
  TrailTail tail() {
    return tail;
  }

  /** Takes away what lay behind its whole lines when it was opened. */
  void mend() throws IOException {
    if (held != null && tail.restBytes() > 0) {
      held.setLength(tail.wholeBytes());
      bytes = tail.wholeBytes();
    }
  }

  /** Whether what lies at the path is still this file; it may have been moved or deleted. */
  boolean isInPlace() {
    try {
      Object now = keyOf(path);
      return now == null || now.equals(key);
    } catch (IOException e) {
      return false;
    }
  }

  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return bytes == 0;
  }

  /** Whether it can be put aside and begun anew. */
  boolean isRegular() {
    return held != null;
  }

  /** Appends a line; where that fails, a part of it may lie there until the file is opened anew. */
  void append(String line) throws IOException {
    byte[] all = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    output.write(all);
    bytes += all.length;
  }

  /** Has the machine write to its disk what was appended; by any thread. */
  void sync() throws IOException {
    if (isRegular()) {
      output.getFD().sync();
    }
  }

  @Override
  public void close() throws IOException {
    try (output) {
      if (held != null) {
        held.close();
      }
    }
  }
}
