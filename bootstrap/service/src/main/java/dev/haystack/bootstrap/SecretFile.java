package dev.haystack.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** A file that holds what nobody else may know. */
final class SecretFile {

  private SecretFile() {}

  /** Whether anybody on this machine may read it; where files have no such rights, nobody may. */
  static boolean isOpenToOthers(Path file) throws IOException {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException withoutRights) {
      return false;
    }
  }

  /** What is in it, or nothing if it cannot be read. */
  static String content(String path) {
    try {
      return read(Path.of(path));
    } catch (IOException | InvalidPathException unreadable) {
      return "";
    }
  }

  static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }
}
