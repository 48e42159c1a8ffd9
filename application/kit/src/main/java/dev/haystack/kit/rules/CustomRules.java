package dev.haystack.kit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** Conditions that the library has no words for. */
final class CustomRules {

  /** Of the port package's interfaces these are values and callbacks, not technologies. */
  private static final Set<String> NO_PORTS = Set.of("TextReceiver", "package-info", "CallerLease");

  private CustomRules() {}

  static ArchRule packagesAreFreeOfCycles(DescribedPredicate<JavaClass> inTheHouse) {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return inTheHouse.test(type)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  static ArchRule everyPortHasAnAdapter(DescribedPredicate<JavaClass> inAnAdapter) {
    return classes()
        .that()
        .resideInAPackage("dev.haystack.port..")
        .and()
        .areInterfaces()
        .and()
        .areTopLevelClasses()
        .and(
            DescribedPredicate.describe(
                "are ports",
                type -> !NO_PORTS.contains(type.getSimpleName()) && !isClosedSet(type)))
        .should(
            condition(
                "have an adapter",
                port ->
                    port.getAllSubclasses().stream()
                        .anyMatch(type -> inAnAdapter.test(type) || isOfTheHouse(type, port))))
        .allowEmptyShould(true);
  }

  /** Where turns get their places is decided in the house, for one node or for several. */
  private static boolean isOfTheHouse(JavaClass type, JavaClass port) {
    return port.getPackageName().equals("dev.haystack.port.turn")
        && !type.getPackageName().startsWith("dev.haystack.port");
  }

  /** What is sealed is a set of values: nobody can adapt to it. */
  private static boolean isClosedSet(JavaClass type) {
    return type.reflect().isSealed();
  }

  static ArchRule everyPackageIsNullMarked() {
    return classes().should(condition("be in a null-marked package", type -> isNullMarked(type)));
  }

  private static boolean isNullMarked(JavaClass type) {
    return type.getPackage()
        .tryGetPackageInfo()
        .filter(info -> info.isAnnotatedWith(NullMarked.class))
        .isPresent();
  }

  static ArchCondition<JavaClass> beAServiceInTheCore() {
    return condition(
        "be called a service in the core",
        type ->
            type.getSimpleName().endsWith("Service")
                && (type.getPackageName().startsWith("dev.haystack.domain")
                    || type.getPackageName().startsWith("dev.haystack.application")));
  }

  static ArchCondition<JavaClass> satisfy(String words, DescribedPredicate<JavaClass> predicate) {
    return condition(words, predicate);
  }

  private static ArchCondition<JavaClass> condition(String words, Predicate<JavaClass> predicate) {
    return new ArchCondition<>(words) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, predicate.test(type), type.getName() + " should " + words));
      }
    };
  }
}
