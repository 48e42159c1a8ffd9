package dev.haystack.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.haystack.kit.rules.ArchitectureRules;
import dev.haystack.kit.rules.Rooms;
import dev.haystack.port.model.ChatModel;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** For each rule, that a violation of it is seen. */
class PlantedViolationsTest {

  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .withImportOption(
              location -> location.contains("/planted/") || location.contains("/nowhere/"))
          .importPackages("dev.haystack");

  @TestFactory
  Stream<DynamicTest> everyRuleCanBeBroken() {
    JavaClasses withAPort = new ClassFileImporter().importClasses(ChatModel.class);
    return ArchitectureRules.of(Rooms.haystack()).all().entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () ->
                        assertTrue(
                            rule.getValue().evaluate(PLANTED).hasViolation()
                                || rule.getValue().evaluate(withAPort).hasViolation(),
                            "nothing that is planted breaks this rule")));
  }

  @Test
  void everyRoomHasItsOwnViolation() {
    long broken =
        ArchitectureRules.of(Rooms.haystack()).all().entrySet().stream()
            .filter(rule -> rule.getKey().startsWith("room "))
            .filter(rule -> rule.getValue().evaluate(PLANTED).hasViolation())
            .count();

    assertEquals(Rooms.haystack().all().size(), broken);
  }
}
