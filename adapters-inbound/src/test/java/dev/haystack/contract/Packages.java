package dev.haystack.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The names of fields that the classes of a package read. */
final class Packages {

  private Packages() {}

  /** See {@link NamesRead#NamesRead}. */
  static Set<String> namesReadIn(String name, Predicate<String> reading) {
    var names = new TreeSet<String>();
    new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(name).stream()
            .filter(type -> type.getPackageName().equals(name))
            .map(JavaClass::reflect)
            .forEach(type -> names.addAll(new NamesRead(reading).in(type).names()));
    return names;
  }
}
