import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Formats all sources below a folder as the format test wants them, and names what it changed. */
final class Format {

  private Format() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    for (Path file : sources(root)) {
      String source = Files.readString(file);
      try {
        String formatted = new Formatter().formatSourceAndFixImports(source);
        if (!formatted.equals(source)) {
          Files.writeString(file, formatted);
          System.out.println("formatted " + root.relativize(file));
        }
      } catch (FormatterException e) {
        System.out.println("not formatted " + root.relativize(file) + ":" + e.getMessage());
      }
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
