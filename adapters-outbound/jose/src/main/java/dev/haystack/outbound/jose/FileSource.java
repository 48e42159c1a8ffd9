package dev.haystack.outbound.jose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A key set in a file, which is read when its time or its size has changed. */
final class FileSource implements KeySource {

  private final Path path;
  private final JwkReader reader;
  private Optional<Stamp> last = Optional.empty();

  private record Stamp(FileTime time, long bytes) {}

  FileSource(Path path, JwkReader reader) {
    this.path = path;
    this.reader = reader;
  }

  @Override
  public Optional<KeySet> look() throws KeySourceException {
    try {
      // before the reading, so that what is written meanwhile is seen at the next look
      var stamp = Optional.of(new Stamp(Files.getLastModifiedTime(path), Files.size(path)));
      if (stamp.equals(last)) {
        return Optional.empty();
      }
      KeySet set = KeySet.read(bytes(), reader);
      last = stamp;
      return Optional.of(set);
    } catch (IOException e) {
      throw new KeySourceException("the file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private byte[] bytes() throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return file.readNBytes(KeySet.BYTES_MAX + 1);
    }
  }
}
