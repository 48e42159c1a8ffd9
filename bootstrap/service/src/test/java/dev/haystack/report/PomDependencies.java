package dev.haystack.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a folder's POMs and those below it name of others with a version, as {@code g:a v}. */
record PomDependencies(SortedSet<String> versions) {

  private static final List<String> KINDS = List.of("dependency", "plugin", "path");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{(.+)}");
  private static final Pattern RELEASED = Pattern.compile(".+ [0-9][0-9.]*[0-9]");

  static PomDependencies of(Path root) throws IOException {
    var found = new TreeSet<String>();
    Map<String, String> properties = new HashMap<>();
    for (Path pom : poms(root)) {
      Element project = read(pom);
      for (Element all : elements(project.getElementsByTagName("properties"))) {
        elements(all.getChildNodes())
            .forEach(property -> properties.put(property.getTagName(), property.getTextContent()));
      }
      for (String kind : KINDS) {
        elements(project.getElementsByTagName(kind)).stream()
            .filter(named -> !child(named, "version").isEmpty())
            .filter(named -> !child(named, "groupId").equals("dev.haystack"))
            .forEach(named -> found.add(shown(named, properties)));
      }
    }
    return new PomDependencies(found);
  }

  /** Those that are not one version which was released. */
  List<String> floating() {
    return versions.stream().filter(named -> !RELEASED.matcher(named).matches()).toList();
  }

  private static String shown(Element named, Map<String, String> properties) {
    String version = child(named, "version");
    var property = PROPERTY.matcher(version);
    String given = property.matches() ? properties.get(property.group(1)) : version;
    String said = given == null ? version : given;
    return child(named, "groupId") + ":" + child(named, "artifactId") + " " + said;
  }

  /** The outermost first, whose properties the others take. */
  private static List<Path> poms(Path root) throws IOException {
    try (Stream<Path> files = Files.find(root, 3, (file, _) -> file.endsWith("pom.xml"))) {
      return files
          .filter(file -> !file.toString().contains("/docs/"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted(Comparator.comparingInt(Path::getNameCount))
          .toList();
    }
  }

  private static Element read(Path pom) throws IOException {
    try {
      var documents = DocumentBuilderFactory.newDefaultInstance();
      return documents.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(pom.toString(), e);
    }
  }

  private static String child(Element element, String name) {
    return elements(element.getChildNodes()).stream()
        .filter(inner -> inner.getTagName().equals(name))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static List<Element> elements(NodeList nodes) {
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }
}
