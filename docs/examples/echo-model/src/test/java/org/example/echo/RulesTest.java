package org.example.echo;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.haystack.kit.rules.ArchitectureRules;
import dev.haystack.kit.rules.Room;
import dev.haystack.kit.rules.Rooms;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void theHouseKeepsItsRulesWithThisRoom() {
    var echo = Room.of("org.example.echo").mayUse(Rooms.MODEL_ADAPTER, "dev.haystack.bootstrap");
    ArchitectureRules.of(Rooms.haystack().with(echo))
        .check(
            new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.example.echo"));
  }
}
