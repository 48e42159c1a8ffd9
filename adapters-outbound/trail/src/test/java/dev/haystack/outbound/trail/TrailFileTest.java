package dev.haystack.outbound.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("SE-16")
class TrailFileTest {

  @TempDir private Path folder;

  @Test
  void noOtherProcessOpensItUntilItIsClosed() throws Exception {
    Path path = Files.writeString(folder.resolve("audit.jsonl"), "{\"seq\":1,");
    TrailFile file = TrailFile.open(path, OtherProcess.KEY);
    assertEquals(OtherProcess.REFUSED, OtherProcess.open(path));
    file.mend();
    assertEquals(0, file.bytes());
    file.append("{}");
    file.sync();
    assertEquals(OtherProcess.REFUSED, OtherProcess.open(path));
    file.close();
    Files.writeString(path, "");
    assertEquals(OtherProcess.OPENED, OtherProcess.open(path));
  }
}
