package dev.haystack.load;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Finds a scenario by its name on the command line. */
final class ScenarioConverter implements ITypeConverter<Scenario> {

  @Override
  public Scenario convert(String name) {
    return Arrays.stream(Scenario.values())
        .filter(scenario -> scenario.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("there is no \"" + name + "\"; " + names()));
  }

  private static String names() {
    return Arrays.stream(Scenario.values())
        .map(Scenario::toString)
        .collect(Collectors.joining(", ", "choose one of ", ""));
  }
}
