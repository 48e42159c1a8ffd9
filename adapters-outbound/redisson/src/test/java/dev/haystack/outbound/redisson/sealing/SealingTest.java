package dev.haystack.outbound.redisson.sealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.outbound.redisson.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealingTest {

  private static final String A = "a:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=";
  private static final String B = "b:YmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmI=";
  private static final ValuePlace PLACE =
      new ValuePlace(ValueKind.MESSAGE, "key", "field", "first", "hash");
  private static final String TEXT = "Grüße, 👩‍⚕️ \"quoted\"";

  private final Refusals refusals = new Refusals();

  @Test
  void whatWasSealedOpensWhereItWasSealedFor() {
    String stored = sealing(A).seal(PLACE, TEXT);

    assertTrue(stored.matches("h1\\.a\\.[A-Za-z0-9_-]+"), stored);
    assertEquals(Optional.of(new Opened(TEXT, false)), sealing(A).open(PLACE, stored));
    assertEquals(Optional.of(new Opened("", false)), opened(sealing(A).seal(PLACE, "")));
    assertEquals(List.of(), refusals.reasons());
  }

  private Optional<Opened> opened(String stored) {
    return sealing(A).open(PLACE, stored);
  }

  @Test
  void noTwoValuesAreTheSame() {
    assertNotEquals(sealing(A).seal(PLACE, TEXT), sealing(A).seal(PLACE, TEXT));
  }

  @Test
  void aValueOpensAtNoOtherPlace() {
    String stored = sealing(A).seal(PLACE, TEXT);
    List<ValuePlace> others = new ArrayList<>();
    for (ValueKind kind : ValueKind.values()) {
      others.add(new ValuePlace(kind, "key", "field", "first", "hash"));
    }
    others.remove(PLACE);
    others.add(new ValuePlace(ValueKind.MESSAGE, "key2", "field", "first", "hash"));
    others.add(new ValuePlace(ValueKind.MESSAGE, "key", "field2", "first", "hash"));
    others.add(new ValuePlace(ValueKind.MESSAGE, "key", "field", "second", "hash"));
    others.add(new ValuePlace(ValueKind.MESSAGE, "key", "field", "first", "hash2"));
    others.add(new ValuePlace(ValueKind.MESSAGE, "key", "field", "", "firsthash"));
    // whose parts, put together without their lengths, would be the same
    others.add(new ValuePlace(ValueKind.MESSAGE, "key|5:field", "", "first", "hash"));

    others.forEach(other -> assertEquals(Optional.empty(), sealing(A).open(other, stored)));

    assertEquals(others.size(), refusals.reasons().size());
    assertEquals(List.of("tag"), refusals.reasons().stream().distinct().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "h1.b.AAAA, key",
    "h1.a, form",
    "h1.a.AAAA, form",
    "h1.a.no base64 at all, form",
    "h1.a.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, tag",
    "'{\"id\":\"m\"}', plain",
    "'', plain"
  })
  void whatDoesNotOpenIsRefusedByTheNameOfWhatIsWrong(String stored, String reason) {
    assertEquals(Optional.empty(), opened(stored));

    assertEquals(List.of(reason), refusals.reasons());
  }

  @Test
  void whoeverIsToHearOfWhatDoesNotOpenHearsWhyAndOfWhatKind() {
    List<String> heard = new ArrayList<>();
    var told =
        new Sealing(
            StateKeys.parse(A, false), refusals, (why, kind) -> heard.add(why + " " + kind));

    assertEquals(Optional.empty(), told.open(PLACE, sealing(B).seal(PLACE, TEXT)));
    assertEquals(Optional.empty(), told.open(PLACE, TEXT));
    assertEquals(Optional.of(new Opened(TEXT, false)), told.open(PLACE, told.seal(PLACE, TEXT)));
    assertEquals(List.of("KEY MESSAGE", "PLAIN MESSAGE"), heard);
  }

  @Test
  void aValueThatWasChangedInAnyCharacterDoesNotOpen() {
    String stored = sealing(A).seal(PLACE, "text");
    int box = "h1.a.".length();
    // the last character has bits that say nothing
    for (int i = box; i < stored.length() - 1; i++) {
      char other = stored.charAt(i) == 'A' ? 'B' : 'A';
      assertEquals(
          Optional.empty(), opened(stored.substring(0, i) + other + stored.substring(i + 1)));
    }

    assertEquals(List.of("tag"), refusals.reasons().stream().distinct().toList());
  }

  @Test
  void whatAnOlderKeySealedIsToBeSealedAnewAndOpensMeanwhile() {
    String old = sealing(A).seal(PLACE, TEXT);

    assertEquals(Optional.of(new Opened(TEXT, true)), sealing(B + "," + A).open(PLACE, old));
    assertEquals(Optional.of(new Opened(TEXT, false)), sealing(A + "," + B).open(PLACE, old));
    assertEquals(Optional.empty(), sealing(B).open(PLACE, old));
    assertEquals(List.of("key"), refusals.reasons());
  }

  @Test
  void whereThereAreNoKeysNothingIsSealedAndNothingSealedOpens() {
    var none = new Sealing(StateKeys.none(), refusals);

    assertEquals("text", none.seal(PLACE, "text"));
    assertEquals(Optional.of(new Opened("text", false)), none.open(PLACE, "text"));
    assertEquals(Optional.empty(), none.open(PLACE, sealing(A).seal(PLACE, "text")));
    assertEquals(List.of("key"), refusals.reasons());
  }

  @Test
  void plainTextThatIsTakenIsToBeSealed() {
    var taking = new Sealing(StateKeys.parse(A, true), refusals);
    var before = new Sealing(StateKeys.parse("none," + A, false), refusals);

    assertEquals(Optional.of(new Opened("text", true)), taking.open(PLACE, "text"));
    assertEquals(Optional.of(new Opened("text", false)), before.open(PLACE, "text"));
    String sealed = taking.seal(PLACE, "text");
    assertEquals(Optional.of(new Opened("text", false)), before.open(PLACE, sealed));
    assertEquals("text", before.seal(PLACE, "text"));
  }

  @Test
  void aUserIsAHashThatOnlyTheKeyTells() {
    var anna = new UserId("https://issuer.example", "anna");

    Sealing.Name name = sealing(A).name(anna);

    assertTrue(name.subject().matches("u1\\.[0-9a-f]{32}"), name.toString());
    assertEquals("", name.issuer());
    assertEquals(name, sealing(A + "," + B).name(anna));
    assertNotEquals(name, sealing(B).name(anna));
    assertNotEquals(name, sealing(A).name(new UserId("https://issuer.exampl", "eanna")));
    assertNotEquals(name, sealing(A).name(new UserId("https://another.example", "anna")));
    assertTrue(sealing(B + "," + A).names(anna).contains(name));
    assertNotEquals("user:1", sealing(A).keyName("user:1"));
    assertFalse(sealing(A).names(anna).contains(new Sealing.Name(anna.issuer(), anna.subject())));
  }

  private Sealing sealing(String keys) {
    return new Sealing(StateKeys.parse(keys, false), refusals);
  }
}
