package dev.haystack.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceJarTest {

  private static final Path JAR = Path.of("a folder", "service.jar");

  @Test
  void theServiceStartsWithItsCacheIfItHasOne() {
    List<String> cached = new ServiceJar(JAR, Optional.of(Path.of("its.aot"))).command();
    List<String> bare = new ServiceJar(JAR, Optional.empty()).command();

    assertEquals(List.of("-jar", JAR.toString(), "serve"), end(cached));
    assertEquals(List.of("-jar", JAR.toString(), "serve"), end(bare));
    assertTrue(cached.contains("-XX:AOTCache=its.aot"));
    assertFalse(bare.stream().anyMatch(word -> word.startsWith("-XX:AOT")), bare::toString);
    assertTrue(bare.contains(JavaCommand.ENDS_WITHOUT_MEMORY));
    assertTrue(bare.contains("-XX:-DisableAttachMechanism"), "whoever measures asks");
  }

  @Test
  void aRehearsalWritesAndDoesNotRead() {
    List<String> rehearsal =
        new ServiceJar(JAR, Optional.of(Path.of("its.aot"))).rehearsalInto(Path.of("new.aot"));

    assertTrue(rehearsal.contains("-XX:AOTCacheOutput=new.aot"));
    assertFalse(rehearsal.contains("-XX:AOTCache=its.aot"));
  }

  private static List<String> end(List<String> command) {
    return command.subList(command.size() - 3, command.size());
  }
}
