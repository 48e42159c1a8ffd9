package dev.haystack.outbound.trail;

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
 */
final class TrailFile implements AutoCloseable {

  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final FileOutputStream output;
  private final boolean isRegular;
  private final @Nullable Object key;
  private long bytes;

  private TrailFile(Path path, FileOutputStream output, boolean isRegular) throws IOException {
    this.path = path;
    this.output = output;
    this.isRegular = isRegular;
    this.key = keyOf(path);
    this.bytes = isRegular ? Files.size(path) : 0;
  }

  /**
   * Opens it for this process alone, and takes away what lies behind its whole lines.
   *
   * @throws IOException if that cannot be, or another process writes it
   */
  static TrailFile open(Path path, long wholeBytes) throws IOException {
    create(path);
    boolean isRegular = Files.isRegularFile(path);
    // it stays open as long as the file is used
    @SuppressWarnings("resource")
    var output = new FileOutputStream(path.toFile(), true);
    try {
      if (isRegular) {
        lock(output);
        restrict(path);
        cut(path, wholeBytes);
      }
      return new TrailFile(path, output, isRegular);
    } catch (IOException | RuntimeException e) {
      output.close();
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

  private static void lock(FileOutputStream output) throws IOException {
    try {
      // given back with the stream
      @Nullable FileLock lock = output.getChannel().tryLock();
      if (lock == null) {
        throw new IOException("another process writes it");
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException("another part of this process writes it", e);
    }
  }

  private static void cut(Path path, long size) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      if (file.length() > size) {
        file.setLength(size);
      }
    }
  }

  private static @Nullable Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
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
    return isRegular;
  }

  /** Appends a line; where that fails, a part of it may lie there until the file is opened anew. */
  void append(String line) throws IOException {
    byte[] all = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    output.write(all);
    bytes += all.length;
  }

  /** Has the machine write to its disk what was appended; by any thread. */
  void sync() throws IOException {
    if (isRegular) {
      output.getFD().sync();
    }
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
