package dev.haystack.outbound.redisson.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SE-10")
class StateKeyTest {

  private static final byte[] BYTES = "a".repeat(StateKey.BYTES).getBytes(UTF_8);

  private static ValuePlace place(ValueKind kind) {
    return new ValuePlace(kind, "key", "field", "first", "hash");
  }

  /** Else what nodes of two releases write could not be read by each other. */
  @ParameterizedTest
  @CsvSource({
    "OWNER, qH_5jrc0XwY86FabEMThnfhWA1WI3DsgK0xKi44RoUgz",
    "CONTEXT, 8PssSlsKpNMh8c_CkOnTmgOO0ZD6fAN8bOsGWvm2WkJbgbM",
    "MESSAGE, 6CG-cskbyEZnful8eet6DfY2h31hq7rQHPECh0pT1YB3EWo",
    "STATE, vi1d8OuXFUKPriXWnM34GEOSwZv0ZMHom6dM7mQkjzED",
    "EVENT, 415fWWBTMNcWnUSVr-75FjTR1XU2JFHYCsT2Lux8vdvJ",
    "VIOLATION, W2Md3y2repYn-z2q_FDBBz15P5G6HpmAIRKOhupdTN3mlOoBRA",
    "BURIED, T_EGWrmMDDccogVfmT3O6juMWydIgtvHbxYTfupO5Xkscw",
    "SIGNAL, tLH2u1Zk6x3SGbartFutw46HowWKCWQHSRl30tFxR3kxVQ"
  })
  void whatAnEarlierReleaseHasSealedOpens(ValueKind kind, String box) throws Exception {
    assertEquals(kind.word(), new StateKey("a", BYTES).open(place(kind), box));
  }

  @Test
  void namesAreWhatAnEarlierReleaseMadeOfThem() {
    assertEquals("2deb37eda23c1ccf95a2d0f7b79a36de", new StateKey("a", BYTES).hash("user:1"));
  }

  @Test
  void aKeyThatHasSealedVeryManyValuesIsWorn() throws Exception {
    var key = new StateKey("a", BYTES, 2);
    var _ = key.seal(place(ValueKind.EVENT), "one");
    assertFalse(key.isWorn());
    var _ = key.seal(place(ValueKind.EVENT), "two");

    assertTrue(key.isWorn());
  }
}
