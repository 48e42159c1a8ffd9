package dev.haystack.inbound.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(console/[^\"]+)\"");

  private final Console console = Console.of(ConsoleMode.INSPECT, false).orElseThrow();

  @Test
  void switchedOffThereIsNone() {
    assertEquals(Optional.empty(), Console.of(ConsoleMode.OFF, false));
  }

  @Test
  void everythingThatThePageNamesIsThereForEver() {
    String page = text(console.at("/").orElseThrow());
    List<String> named = NAMED.matcher(page).results().map(match -> "/" + match.group(1)).toList();
    assertTrue(named.size() >= 4, page);
    for (String path : named) {
      assertEquals(PageFile.FOR_EVER, console.at(path).orElseThrow().caching(), path);
    }
    assertEquals(PageFile.ASKED_AGAIN, console.at("/").orElseThrow().caching());
  }

  @Test
  void whatItsLibraryImportsWhenNeededIsBesideIt() {
    String page = text(console.at("/").orElseThrow());
    String script =
        NAMED
            .matcher(page)
            .results()
            .map(match -> "/" + match.group(1))
            .filter(path -> path.endsWith("app.js"))
            .findFirst()
            .orElseThrow();
    List<String> later =
        Pattern.compile("await import\\('\\./([^']+)'\\)")
            .matcher(text(console.at(script).orElseThrow()))
            .results()
            .map(match -> script.replace("app.js", match.group(1)))
            .toList();
    assertEquals(2, later.size());
    for (String path : later) {
      assertEquals(PageFile.FOR_EVER, console.at(path).orElseThrow().caching(), path);
    }
  }

  @Test
  void thePageIsToldHowItIsServed() {
    assertTrue(text(console.at("/").orElseThrow()).contains("data-mode=\"inspect\""));
    Console asking = Console.of(ConsoleMode.ON, true).orElseThrow();
    String page = text(asking.at("/").orElseThrow());
    assertTrue(page.contains("data-mode=\"on\" data-tokens=\"asked\""), page);
    assertFalse(page.contains("{"), page);
  }

  @Test
  void theClientLibraryIsThereAsItIsPublished() {
    assertTrue(text(console.at("/client/haystack.js").orElseThrow()).contains("export function"));
    assertTrue(console.at("/client/connection.js").isPresent());
    assertTrue(console.at("/client/listening.js").isPresent());
    assertTrue(console.at("/client/events.js").isPresent());
    assertEquals(Optional.empty(), console.at("/client/react.js"));
    assertEquals(Optional.empty(), console.at("/console/app.js"));
  }

  @Test
  void theTagNamesExactlyTheBytesThatAreSent() throws IOException {
    PageFile page = console.at("/").orElseThrow();
    PageFile.Body packed = page.bodyFor(Optional.of("br, gzip"));
    PageFile.Body plain = page.bodyFor(Optional.of("gzip;q=0"));
    assertFalse(packed.tag().equals(plain.tag()));
    assertTrue(packed.length() < plain.length());
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
      assertArrayEquals(plain.bytes(), unpacked.readAllBytes());
    }
    assertTrue(PageFile.isKnown(plain, List.of("\"x\", " + plain.tag())));
    assertFalse(PageFile.isKnown(plain, List.of(packed.tag())));
  }

  private static String text(PageFile file) {
    return new String(file.plain().bytes(), UTF_8);
  }
}
