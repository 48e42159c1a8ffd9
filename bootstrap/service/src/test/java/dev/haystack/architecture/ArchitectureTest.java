package dev.haystack.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.haystack.kit.rules.ArchitectureRules;
import dev.haystack.kit.rules.Rooms;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // the contract tests travel in a jar of their own
          .withImportOption(
              location -> !location.contains("-tests.jar") && !location.contains("test-classes"))
          .importPackages("dev.haystack");

  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsRules() {
    return ArchitectureRules.of(Rooms.haystack()).all().entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(PRODUCTION)));
  }

  /** A rule over a package that does not exist would hold for ever. */
  @Test
  void everyRoomThatARuleNamesExists() {
    Rooms.haystack()
        .all()
        .forEach(room -> assertTrue(hasClasses(room.name()), room.name() + " has no classes"));
    Rooms.haystack()
        .homesOfLibraries()
        .values()
        .forEach(
            homes -> homes.forEach(home -> assertTrue(hasClasses(home), home + " has no classes")));
  }

  private static boolean hasClasses(String room) {
    return PRODUCTION.stream().anyMatch(ArchitectureRules.in(room));
  }
}
