package dev.haystack.faults;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A module's classes and tests with a fault among them, in a class loader of their own. */
final class PlantedModule extends URLClassLoader {

  private final String packageName;

  private PlantedModule(String packageName, URL[] places) {
    super(places, PlantedModule.class.getClassLoader());
    this.packageName = packageName;
  }

  /** Compiles the one class with the fault before the others. */
  static PlantedModule of(Fault fault, Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve(fault.file()), fault.planted());
    Path classes = fault.folder().resolve("target/classes");
    Path tests = fault.folder().resolve("target/test-classes");
    int outcome =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                classes + ":" + System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    if (outcome != 0) {
      throw new IllegalStateException("does not compile: " + fault);
    }
    return new PlantedModule(
        fault.packageName(),
        Stream.of(folder, classes, tests).map(PlantedModule::url).toArray(URL[]::new));
  }

  /** The module's own classes from here, though the parent may have them without the fault. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(packageName + ".")) {
        return super.loadClass(name, resolve);
      }
      Optional<Class<?>> loaded = Optional.ofNullable(findLoadedClass(name));
      return loaded.isPresent() ? loaded.get() : findClass(name);
    }
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Fault> faults() {
    return Stream.of(JoseFaults.all(), KeyFaults.all(), AccountFaults.all())
        .flatMap(List::stream)
        .toList();
  }
}
