package dev.haystack.kit.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of the house, by name; they can be run over any classes that live in it. */
public final class ArchitectureRules {

  private ArchitectureRules() {}

  /** Every rule. */
  public static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    Rooms.MAY_USE.keySet().stream()
        .sorted()
        .forEach(room -> rules.put("room " + room, staysInItsRoom(room)));
    Rooms.HOMES.forEach(
        (library, homes) -> rules.put("home " + library, hasItsHome(library, homes)));
    rules.put(
        "no package cycles", slices().matching("dev.haystack.(**)").should().beFreeOfCycles());
    rules.put("adapters do not know each other", adaptersDoNotKnowEachOther());
    rules.put("the cluster is one class to others", theClusterIsOneClassToOthers());
    rules.put("every port has an adapter", CustomRules.everyPortHasAnAdapter());
    rules.put("every package is null-marked", CustomRules.everyPackageIsNullMarked());
    rules.put("names say what a thing is", namesSayWhatAThingIs());
    rules.put("every class has a room", everyClassHasARoom());
    return rules;
  }

  private static ArchRule staysInItsRoom(String room) {
    return classes()
        .that(in(room))
        .should()
        .onlyDependOnClassesThat(anyOf(Rooms.allowedTo(room)))
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
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(), resideInAPackage("dev.haystack.outbound.transport.."));
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

  private static ArchRule everyClassHasARoom() {
    return classes()
        .should(CustomRules.satisfy("have a room", anyOf(List.copyOf(Rooms.MAY_USE.keySet()))));
  }

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
