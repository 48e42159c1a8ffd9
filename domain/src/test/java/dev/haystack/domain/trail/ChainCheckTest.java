package dev.haystack.domain.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.trail.ChainFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-16")
class ChainCheckTest {

  private static final TrailKey KEY = key('A');

  private static TrailKey key(char first) {
    return TrailKey.parse(first + "A".repeat(42) + "=").orElseThrow();
  }

  private static List<String> lines(int count) {
    var all = new ArrayList<String>();
    var end = ChainEnd.BEGIN;
    for (int i = 0; i < count; i++) {
      ChainLine line = end.next("\"event\":\"e" + i + "\"", KEY);
      all.add(line.text());
      end = line.end();
    }
    return all;
  }

  private static ChainCheck check(List<String> lines) {
    var check = new ChainCheck(KEY);
    IntStream.range(0, lines.size()).forEach(i -> check.read("line " + (i + 1), lines.get(i)));
    return check;
  }

  private static void assertFault(int line, Kind kind, List<String> lines) {
    assertEquals(Optional.of(new ChainFault("line " + line, kind)), check(lines).fault());
  }

  @Test
  void whatWasWrittenIsWhole() {
    ChainCheck check = check(lines(5));
    assertEquals(Optional.empty(), check.fault());
    assertEquals(5, check.count());
    assertEquals(1, check.first());
    assertEquals(5, check.end().seq());
    assertEquals(ChainLine.read(lines(5).getLast()).orElseThrow().mac(), check.end().mac());
  }

  @Test
  void aTrailMayBeginBehindWhatLiesElsewhere() {
    ChainCheck check = check(lines(5).subList(2, 5));
    assertEquals(Optional.empty(), check.fault());
    assertEquals(3, check.first());
  }

  @Test
  void aLineThatContinuesTheOneBeforeItUnderAnotherNumberIsNamed() {
    var lines = new ArrayList<>(lines(2));
    String mac = ChainLine.read(lines.getLast()).orElseThrow().mac();
    lines.add(new ChainEnd(7, mac).next("\"event\":\"e\"", KEY).text());

    assertFault(3, Kind.DROPPED, lines);
  }

  @Test
  void aChangeOfAnyCharacterIsNamed() {
    List<String> good = lines(4);
    String line = good.get(2);
    for (int i = 0; i < line.length(); i++) {
      var bad = new ArrayList<>(good);
      char other = line.charAt(i) == 'a' ? 'b' : 'a';
      bad.set(2, line.substring(0, i) + other + line.substring(i + 1));
      ChainFault fault = check(bad).fault().orElseThrow();
      assertEquals("line 3", fault.place(), () -> "at " + line);
      assertTrue(fault.kind() == Kind.CHANGED || fault.kind() == Kind.FORM);
    }
  }

  @Test
  void aLineThatWasTakenOutIsNamedByTheNext() {
    for (int i = 1; i < 4; i++) {
      var bad = new ArrayList<>(lines(5));
      bad.remove(i);
      assertFault(i + 1, Kind.DROPPED, bad);
    }
  }

  @Test
  void aLineThatStandsTwiceIsNamed() {
    for (int i = 0; i < 5; i++) {
      var bad = new ArrayList<>(lines(5));
      bad.add(i + 1, bad.get(i));
      assertFault(i + 2, Kind.DOUBLED, bad);
    }
  }

  @Test
  void linesThatChangedPlacesAreNamed() {
    for (int i = 1; i < 4; i++) {
      var bad = new ArrayList<>(lines(5));
      bad.add(i, bad.remove(i + 1));
      assertFault(i + 1, Kind.SWAPPED, bad);
    }
    var far = new ArrayList<>(lines(9));
    far.add(2, far.remove(7));
    assertFault(3, Kind.SWAPPED, far);
  }

  @Test
  void aLineOfAnotherChainIsNamed() {
    var bad = new ArrayList<>(lines(3));
    bad.add(ChainEnd.BEGIN.next("\"event\":\"e9\"", KEY).end().next("\"event\":\"x\"", KEY).text());
    bad.remove(2);
    bad.remove(1);
    assertFault(2, Kind.FORKED, bad);
  }

  @Test
  void anotherKeyMakesOtherLines() {
    String line = ChainEnd.BEGIN.next("\"event\":\"e\"", key('B')).text();
    assertFault(1, Kind.CHANGED, List.of(line));
  }

  @Test
  void whatIsNoLineIsNamed() {
    for (String text : List.of("", "{}", "x", lines(1).getFirst() + " ")) {
      assertFault(1, Kind.FORM, List.of(text));
    }
  }

  @Test
  void aKeyHasThirtyTwoBytesAndIsNotShown() {
    assertFalse(TrailKey.parse("AAAA").isPresent());
    assertFalse(TrailKey.parse("no base64!").isPresent());
    assertEquals("set", KEY.toString());
  }
}
