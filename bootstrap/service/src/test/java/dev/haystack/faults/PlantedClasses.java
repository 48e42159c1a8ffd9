package dev.haystack.faults;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The project's classes and tests with a fault among them, in a class loader of their own. */
final class PlantedClasses extends URLClassLoader {

  private static final String OURS = "dev.haystack.";
  private static final String CLASS_PATH = System.getProperty("java.class.path", "");

  private PlantedClasses(List<Path> before) {
    super(
        Stream.concat(
                before.stream(), Stream.of(CLASS_PATH.split(File.pathSeparator, -1)).map(Path::of))
            .map(PlantedClasses::url)
            .toArray(URL[]::new),
        PlantedClasses.class.getClassLoader());
  }

  /** Without any fault. */
  static PlantedClasses of(Path test) {
    return new PlantedClasses(List.of(Sources.compiled(test)));
  }

  /** Compiles the one class with the fault before the others. */
  static PlantedClasses of(Fault fault, Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve(fault.file() + ".java"), fault.planted());
    int outcome =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-implicit:none",
                "-cp",
                CLASS_PATH,
                "-d",
                folder.toString(),
                source.toString());
    if (outcome != 0) {
      throw new IllegalStateException("does not compile: " + fault);
    }
    return new PlantedClasses(List.of(folder, Sources.compiled(fault.testFile())));
  }

  /** The project's classes from here, though the parent has them without the fault. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(OURS)) {
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
}
