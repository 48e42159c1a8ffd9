package dev.haystack.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class ServiceAddressTest {

  @Command
  private static final class Asking {
    @Mixin private final ServiceAddress service = new ServiceAddress();
  }

  private static URI given(String url) {
    var command = new Asking();
    var _ = new CommandLine(command).parseArgs("--url", url);
    return command.service.get();
  }

  @Test
  void itAsksWhereThoseAskWhoWatch() {
    assertEquals("http://127.0.0.1:8001", ServiceAddress.here(Map.of("ADMIN_PORT", "off")));
    assertEquals("http://127.0.0.1:9", ServiceAddress.here(Map.of("PORT", " 9 ")));
    assertEquals(
        "http://127.0.0.1:8002", ServiceAddress.here(Map.of("PORT", "9", "ADMIN_PORT", "8002")));
  }

  @Test
  void theAddressIsTheOneThatIsGiven() {
    assertEquals(URI.create("https://chat.example.com/a"), given("https://chat.example.com/a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8001", "//host/path", "ftp://host", "http://", "a b"})
  void whatIsNoAddressOfAServiceIsRefused(String url) {
    assertThrows(ParameterException.class, () -> given(url));
  }
}
