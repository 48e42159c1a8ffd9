package dev.haystack.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A Maven repository of the build's own with what this build has packaged. */
final class HouseRepository {

  private static final String GROUP = "dev/haystack";
  private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
  private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");

  private final Path folder;

  private HouseRepository(Path folder) {
    this.folder = folder;
  }

  /** Installs every module of the house, anew. */
  static Path install(Path root, Path folder) throws IOException {
    new HouseRepository(folder).module(root);
    return folder;
  }

  private void module(Path module) throws IOException {
    Path pom = module.resolve("pom.xml");
    String text = Files.readString(pom);
    String own = PARENT.matcher(text).replaceFirst("");
    String artifact = element("artifactId", own).orElseThrow();
    String version = element("version", text).orElseThrow();
    Path target = folder.resolve(GROUP).resolve(artifact).resolve(version);
    String name = artifact + "-" + version;
    Files.createDirectories(target);
    copy(pom, target.resolve(name + ".pom"));
    if (!element("packaging", own).orElse("jar").equals("pom")) {
      String built = element("finalName", own).orElse(name);
      copy(module.resolve("target").resolve(built + ".jar"), target.resolve(name + ".jar"));
    }
    for (String nested : MODULE.matcher(own).results().map(found -> found.group(1)).toList()) {
      module(module.resolve(nested));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      throw new AssertionError(from + " was not built; this test needs the phase verify");
    }
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Optional<String> element(String name, String xml) {
    List<MatchResult> found =
        Pattern.compile("<" + name + ">([^<]+)</").matcher(xml).results().limit(1).toList();
    return found.stream().map(match -> match.group(1)).findFirst();
  }
}
