package dev.haystack.kit.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules of this house over classes that live elsewhere, as somebody else's build runs them. */
@Tag("SW-2")
class ForeignRoomsTest {

  private static final Room ECHO =
      Room.of("org.example.echo").mayUse(Rooms.MODEL_ADAPTER, "org.junit.jupiter");
  private static final Room NOSY = Room.of("org.example.nosy").mayUse(Rooms.MODEL_ADAPTER);

  private final JavaClasses echo = classesIn("org.example.echo");
  private final JavaClasses nosy = classesIn("org.example.nosy");

  @Test
  void aForeignRoomThatKeepsTheRulesIsLetBe() {
    rulesWith(ECHO).check(echo);
  }

  @Test
  void aViolationInAForeignRoomIsCaught() {
    String broken = brokenBy(nosy, NOSY);

    assertTrue(broken.contains("KnowsSessions"), broken);
    assertTrue(broken.contains("SessionStore"), broken);
  }

  @Test
  void whatIsAllowedInOneForeignRoomIsNotInAnother() {
    String broken = brokenBy(echo, Room.of("org.example.echo").mayUse(Rooms.MODEL_ADAPTER));

    assertTrue(broken.contains("org.junit.jupiter"), broken);
    rulesWith(NOSY.mayUse("dev.haystack.port.store")).check(nosy);
  }

  @Test
  void aForeignClassWithoutARoomIsCaught() {
    String broken = brokenBy(classesIn("org.example"), ECHO, NOSY);

    assertTrue(broken.contains("org.example.stray.WithoutRoom should have a room"), broken);
  }

  @Test
  void aCheckOfNothingIsNoCheck() {
    assertThrows(AssertionError.class, () -> rulesWith(ECHO).check(classesIn("org.nowhere")));
  }

  @Test
  void aLibraryOfTheHouseIsAtHomeInAForeignRoomThatNamesIt() {
    Rooms wider = Rooms.haystack().with(Room.of("org.example.json").mayUse("tools.jackson.core"));

    assertEquals(
        List.of("dev.haystack.application.schema"),
        wider.homesOfLibraries().get("tools.jackson.databind"));
    assertTrue(
        String.valueOf(wider.homesOfLibraries().get("tools.jackson.core"))
            .contains("org.example.json"));
  }

  @Test
  void noRoomOfTheHouseIsMadeWider() {
    Room domain = Room.of("dev.haystack.domain").mayUse("java.sql");

    assertThrows(IllegalArgumentException.class, () -> Rooms.haystack().with(domain));
  }

  private static String brokenBy(JavaClasses classes, Room... rooms) {
    var broken = assertThrows(AssertionError.class, () -> rulesWith(rooms).check(classes));
    return String.valueOf(broken.getMessage());
  }

  private static ArchitectureRules rulesWith(Room... rooms) {
    Rooms all = Rooms.haystack();
    for (Room room : rooms) {
      all = all.with(room);
    }
    return ArchitectureRules.of(all);
  }

  private static JavaClasses classesIn(String packages) {
    return new ClassFileImporter().importPackages(packages);
  }
}
