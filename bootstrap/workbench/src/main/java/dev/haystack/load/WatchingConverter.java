package dev.haystack.load;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Finds what is compared by its name on the command line. */
final class WatchingConverter implements ITypeConverter<Watching> {

  @Override
  public Watching convert(String name) {
    return Arrays.stream(Watching.values())
        .filter(watching -> watching.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("choose one of logs, traces"));
  }
}
