package dev.haystack.domain.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "a-b_c.d", "...", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"})
  void plainNamesAreIds(String text) {
    assertTrue(SessionId.isValid(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a b", "ä", "a\n", "{a}", "a%2fb"})
  void anythingElseIsNot(String text) {
    assertFalse(SessionId.isValid(text));
  }

  @Test
  void anIdIsOfLimitedLength() {
    assertTrue(SessionId.isValid("a".repeat(128)));
    assertFalse(SessionId.isValid("a".repeat(129)));
  }
}
