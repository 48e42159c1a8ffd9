package dev.haystack.kit.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules of a house, by name, to be checked over any classes that live in it. */
public final class ArchitectureRules {

  private final Rooms rooms;

  private ArchitectureRules(Rooms rooms) {
    this.rooms = rooms;
  }

  /** The rules of a house with these rooms. */
  public static ArchitectureRules of(Rooms rooms) {
    return new ArchitectureRules(rooms);
  }

  /**
   * Checks every rule over classes: one's own, or one's own together with all of this house.
   *
   * @throws AssertionError if any is broken, with all that breaks it
   */
  public void check(JavaClasses classes) {
    String broken =
        all().values().stream()
            .map(rule -> rule.evaluate(classes))
            .filter(EvaluationResult::hasViolation)
            .map(result -> result.getFailureReport().toString())
            .collect(Collectors.joining("\n"));
    if (!broken.isEmpty()) {
      throw new AssertionError(broken);
    }
  }

  /** Every rule. */
  public Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rooms.all().stream()
        .sorted(Comparator.comparing(Room::name))
        .forEach(room -> rules.put("room " + room.name(), staysInItsRoom(room)));
    rooms
        .homesOfLibraries()
        .forEach((library, homes) -> rules.put("home " + library, hasItsHome(library, homes)));
    rules.put("no package cycles", CustomRules.packagesAreFreeOfCycles(anyOf(rooms.names())));
    rules.put("adapters do not know each other", adaptersDoNotKnowEachOther());
    rules.put("the core knows no nodes", theCoreKnowsNoNodes());
    rules.put("the cluster is one class to others", theClusterIsOneClassToOthers());
    rules.put(
        "every port has an adapter", CustomRules.everyPortHasAnAdapter(anyOf(rooms.adapters())));
    rules.put("every package is null-marked", CustomRules.everyPackageIsNullMarked());
    rules.put("names say what a thing is", namesSayWhatAThingIs());
    rules.put("every class has a room", everyClassHasARoom());
    return rules;
  }

  private ArchRule staysInItsRoom(Room room) {
    return classes()
        .that(in(room.name()))
        .should()
        .onlyDependOnClassesThat(anyOf(rooms.allowedIn(room)))
        .allowEmptyShould(true);
  }

  private static ArchRule hasItsHome(String library, List<String> homes) {
    return noClasses()
        .that(DescribedPredicate.not(anyOf(homes)))
        .should()
        .dependOnClassesThat(in(library))
        .allowEmptyShould(true);
  }

  private static ArchRule adaptersDoNotKnowEachOther() {
    return slices()
        .matching("dev.haystack.outbound.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(DescribedPredicate.alwaysTrue(), anyOf(Rooms.UNDER_ADAPTERS))
        .allowEmptyShould(true);
  }

  private static ArchRule theCoreKnowsNoNodes() {
    return noClasses()
        .that(in(Rooms.ROOT + "application").or(in(Rooms.ROOT + "inbound")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.haystack.port.shared..", "dev.haystack.port.local.."))
        .allowEmptyShould(true);
  }

  private static ArchRule theClusterIsOneClassToOthers() {
    return noClasses()
        .that(DescribedPredicate.not(in(Rooms.ROOT + "cluster")))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.haystack.cluster.*.."))
        .allowEmptyShould(true);
  }

  private static ArchRule namesSayWhatAThingIs() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto|Mapper|Factory)")
        .orShould(CustomRules.beAServiceInTheCore());
  }

  private ArchRule everyClassHasARoom() {
    return classes().should(CustomRules.satisfy("have a room", anyOf(rooms.names())));
  }

  /** Classes in packages with this beginning. */
  public static DescribedPredicate<JavaClass> in(String prefix) {
    return DescribedPredicate.describe(
        "in " + prefix,
        type -> (type.getBaseComponentType().getPackageName() + ".").startsWith(dotted(prefix)));
  }

  private static DescribedPredicate<JavaClass> anyOf(List<String> prefixes) {
    DescribedPredicate<JavaClass> any =
        DescribedPredicate.describe("primitive", type -> type.getBaseComponentType().isPrimitive());
    for (String prefix : prefixes) {
      any = any.or(in(prefix));
    }
    return any.as("in one of " + prefixes);
  }

  private static String dotted(String prefix) {
    return prefix.endsWith(".") ? prefix : prefix + ".";
  }
}
