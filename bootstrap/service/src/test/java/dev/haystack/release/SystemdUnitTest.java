package dev.haystack.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.testkit.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of the archive, as systemd judges it. */
@Tag("OP-19")
class SystemdUnitTest {

  private static final String PLACE = "/opt/haystack/";
  private static final Pattern PATHS = Pattern.compile(PLACE + "([a-z./]+)");
  private static final Pattern SCORE = Pattern.compile("Overall exposure level for .*: ([0-9.]+) ");
  private static final Pattern SECRETS = Pattern.compile("secret, or ([A-Z_]+)_FILE");
  private static final double EXPOSURE_MAX = 2.0;

  private final Release release = Release.unpacked();

  @TempDir private Path folder = Path.of("");

  @Test
  void systemdFindsNothingWrongWithItAndLittleThatItMayDo() throws Exception {
    // it looks for the programs, and wants names without blanks
    Path link = Files.createSymbolicLink(folder.resolve("haystack"), release.home());
    String here = unit().replace(PLACE, link + "/").replaceAll("(?m)^#([LE][a-zA-Z]+=)", "$1");
    Path unit = Files.writeString(folder.resolve("haystack.service"), here);

    String verified = analyze("verify", unit);
    var score = SCORE.matcher(analyze("security", "--offline=yes", unit));

    assertEquals("", verified);
    assertTrue(score.find());
    assertTrue(Double.parseDouble(score.group(1)) <= EXPOSURE_MAX, score.group());
  }

  @Test
  void allThatItNamesOfTheReleaseIsThere() throws IOException {
    var named = PATHS.matcher(unit()).results().map(found -> found.group(1)).toList();

    assertTrue(named.contains("bin/haystack"), named::toString);
    for (String path : named) {
      assertTrue(Files.exists(release.home().resolve(path)), path);
    }
  }

  @Test
  void everySecretCanBeACredential() throws IOException {
    String settings = Files.readString(release.home().resolve("etc/haystack.yaml"));
    var secrets =
        SECRETS
            .matcher(settings)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    String unit = unit();

    assertTrue(secrets.contains("OPENAI_API_KEY"), secrets::toString);
    for (String name : secrets) {
      String lines =
          """
          #LoadCredential=NAME:/etc/haystack/credentials/NAME
          #Environment=NAME_FILE=%d/NAME
          """
              .replace("NAME", name);
      assertTrue(unit.contains(lines), lines);
    }
  }

  private String unit() throws IOException {
    return Files.readString(release.home().resolve("etc/haystack.service"));
  }

  private static String analyze(String verb, Object... more) throws Exception {
    var command = new ArrayList<>(List.of("systemd-analyze", "--no-pager", verb));
    for (Object word : more) {
      command.add(word.toString());
    }
    try {
      return Programs.said(command);
    } catch (IOException e) {
      throw new AssertionError("systemd-analyze is needed (Debian's package systemd)", e);
    }
  }
}
