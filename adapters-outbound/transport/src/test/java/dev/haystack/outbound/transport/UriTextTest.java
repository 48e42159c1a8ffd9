package dev.haystack.outbound.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UriTextTest {

  @Test
  void plainIdsStayAsTheyAre() {
    assertEquals("client-1_a.b~C", UriText.segment("client-1_a.b~C"));
  }

  @Test
  @Tag("SE-5")
  void whatMeansSomethingInAUriArrivesAsData() {
    assertEquals("..%2F..%2Fadmin", UriText.segment("../../admin"));
    assertEquals("%252e%252e%252f", UriText.segment("%2e%2e%2f"));
    assertEquals("a%3Fb%23c", UriText.segment("a?b#c"));
    assertEquals("a%0D%0AX-Evil%3A%201", UriText.segment("a\r\nX-Evil: 1"));
    assertEquals("1%27%20OR%20%271%27%3D%271", UriText.segment("1' OR '1'='1"));
    assertEquals("a%26b%3Dc%2Bd%3Be%2Ff", UriText.query("a&b=c+d;e/f"));
  }

  @Test
  void dotsAloneAreNoStep() {
    assertEquals("%2E", UriText.segment("."));
    assertEquals("%2E%2E", UriText.segment(".."));
    assertEquals("...", UriText.segment("..."));
  }

  @Test
  void otherScriptsAreEncodedAsUtf8() {
    assertEquals("%E4%BD%A0%F0%9F%91%8B", UriText.segment("你👋"));
  }
}
