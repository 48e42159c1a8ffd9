package dev.haystack.bootstrap;

import dev.haystack.domain.trail.TrailKey;
import dev.haystack.outbound.trail.TrailSettings;
import dev.haystack.outbound.trail.TrailSettings.Mode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where it is kept who read and wrote what, if anywhere.
 *
 * @param isLeftOut whether somebody said that it is not to be
 */
record AuditSettings(
    Optional<Path> file, boolean isLeftOut, Optional<TrailKey> key, Mode mode, int rotateBytes) {

  private static final String FILE = "AUDIT_FILE";
  private static final String KEY = "AUDIT_KEY";
  private static final String NONE = "none";
  private static final int ROTATE_BYTES = 256 << 20;

  static AuditSettings read(SettingsReader reader, Posture posture) {
    String file =
        reader.text(
            FILE, "", "the path of a file in a folder that exists, or none", AuditSettings::isPath);
    boolean isLeftOut = file.equalsIgnoreCase(NONE);
    posture.require(
        FILE,
        !file.isEmpty(),
        "without it nobody can tell who read and wrote what (none leaves that out)");
    Optional<String> secret = reader.secret(KEY, "32 bytes in base64");
    Optional<TrailKey> key = secret.flatMap(TrailKey::parse);
    if (secret.isPresent() && key.isEmpty()) {
      reader.fault(KEY, "is not 32 bytes in base64 (`openssl rand -base64 32` makes one)");
    }
    Optional<Path> path =
        Optional.of(file).filter(text -> !text.isEmpty() && !isLeftOut).map(Path::of);
    if (path.isPresent() && secret.isEmpty()) {
      reader.fault(KEY, "is missing; AUDIT_FILE needs it");
    }
    var modes = List.of(word(Mode.FAIL_CLOSED), word(Mode.BEST_EFFORT));
    return new AuditSettings(
        path,
        isLeftOut,
        key,
        Mode.valueOf(reader.word("AUDIT_MODE", modes.getFirst(), modes).toUpperCase(Locale.ROOT)),
        reader.whole("AUDIT_ROTATE_BYTES", ROTATE_BYTES, 1 << 16, Integer.MAX_VALUE));
  }

  private static String word(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isPath(String text) {
    try {
      return Path.of(text).getFileName() != null || text.isEmpty();
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** What an adapter needs, for the process of that name. */
  Optional<TrailSettings> trail(String node) {
    return file.flatMap(
        path -> key.map(known -> new TrailSettings(path, known, mode, rotateBytes, node)));
  }

  /** What may not be as it should be. */
  List<String> warnings() {
    return isLeftOut
        ? List.of("AUDIT_FILE=none, nobody can tell who read and wrote what")
        : List.of();
  }
}
