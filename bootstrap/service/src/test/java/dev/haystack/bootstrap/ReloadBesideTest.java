package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are read again where something else goes on, or does not. */
@Tag("OP-9")
class ReloadBesideTest {

  private static final Logger OURS = Logger.getLogger("dev.haystack");

  private final @Nullable Level before = OURS.getLevel();

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void create() throws IOException {
    file = Files.createFile(folder.resolve("haystack.yaml"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    write("one");
  }

  @AfterEach
  void restore() {
    OURS.setLevel(before);
  }

  @Test
  void aSecretStaysUntilTheTrailCanTellOfItsExchange() throws IOException {
    var full = new AtomicBoolean(true);
    var start = new Start();
    Reload reload =
        start.reload(
            _ -> {
              if (full.get()) {
                throw new TrailAwayException(new IOException("full"));
              }
            });
    write("two");

    reload.lookNow();
    assertEquals(Optional.of("one"), start.token());

    full.set(false);
    reload.lookNow();
    assertEquals(Optional.of("two"), start.token());
  }

  @Test
  void whatChangedWhileTheServiceStartedIsTakenAtTheFirstLook() throws IOException {
    var start = new Start();
    write("two");

    start.reload(AuditTrail.NONE).lookNow();

    assertEquals(Optional.of("two"), start.token());
  }

  @Test
  void whatIsInForceIsWhatWasExchangedBesideWhatTakesARestart() throws IOException {
    Reload reload = new Start().reload(AuditTrail.NONE);
    Files.writeString(file, "TURN_SECONDS: 9\nBACKLOG: 7\n");

    reload.lookNow();

    // a secret cannot go
    assertEquals(Map.of("METRICS_TOKEN", "one", "TURN_SECONDS", "9"), reload.given().file());
  }

  private void write(String token) throws IOException {
    Files.writeString(file, "METRICS_TOKEN: " + token + "\n");
  }

  /** The reading of the settings at a start. */
  private final class Start {

    private final GivenSettings given =
        GivenSettings.of(Map.of("HAYSTACK_CONFIG", file.toString()));
    private final Map<String, String> seen = given.contents();
    private final SettingsReader reader = given.reader(Haystack.standard());
    private final InForce inForce = new InForce(ReloadableSettings.of(Settings.read(reader)));

    Reload reload(AuditTrail trail) {
      return new Reload(
          Haystack.standard(), given, seen, SettingValues.of(reader), inForce, trail, () -> {});
    }

    Optional<String> token() {
      return inForce.secret("METRICS_TOKEN");
    }
  }
}
