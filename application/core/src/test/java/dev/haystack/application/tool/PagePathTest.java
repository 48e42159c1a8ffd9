package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePathTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/clients/1?tab=2#top", "/a//b", "/a:b@c"})
  void aPathOfTheAppIsOne(String path) {
    assertTrue(PagePath.isOne(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "clients",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/a\\..\\b",
        "/a b",
        "/a\n",
        "/\u0000",
        "/caf\u00e9",
        "https://evil.example/",
        "javascript:alert(1)"
      })
  void whatABrowserMayTakeForMoreIsNone(String path) {
    assertFalse(PagePath.isOne(path));
  }

  @Test
  void noneIsLongerThanAnAddressMayBe() {
    assertTrue(PagePath.isOne("/" + "a".repeat(PagePath.LENGTH_MAX - 1)));
    assertFalse(PagePath.isOne("/" + "a".repeat(PagePath.LENGTH_MAX)));
  }
}
