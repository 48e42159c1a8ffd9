package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads the catalogue's entries; whether they make sense is for {@link CatalogueRules}. */
final class CatalogueReader {

  private static final String OFFERED = "tools.json";
  private static final String OWN = "own-tools.json";

  private CatalogueReader() {}

  /** The tools that are offered always. */
  static List<CatalogueEntry> shipped() {
    return read(resource(OFFERED));
  }

  /** The service's own, which are offered where there is need of them. */
  static List<CatalogueEntry> own() {
    return read(resource(OWN));
  }

  /** What ships beside the catalogue under that name. */
  static Json resource(String name) {
    try (InputStream resource = CatalogueReader.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return Json.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<CatalogueEntry> read(Json document) {
    if (!(document instanceof JsonArray list)) {
      throw new IllegalStateException("the catalogue is no list");
    }
    List<CatalogueEntry> entries = list.objects().map(CatalogueReader::entry).toList();
    CatalogueRules.check(entries);
    return entries;
  }

  private static CatalogueEntry entry(JsonObject entry) {
    String name = text(entry, "name");
    var specification =
        new ToolSpecification(
            name,
            displayName(name),
            text(entry, "description"),
            strings(entry, "personas").stream()
                .map(persona -> persona(name, persona))
                .collect(Collectors.toUnmodifiableSet()),
            ToolSource.valueOf(text(entry, "source").toUpperCase(Locale.ROOT)),
            text(entry, "effect").equals("write"),
            entry.bool("page_gated").orElse(false),
            object(entry, "parameters"));
    var declared = entry.object("ui_action").map(action -> action(action, entry)).stream().toList();
    return new CatalogueEntry(
        specification,
        declared,
        entry.bool("needs_consent").orElse(false),
        entry.string("drops_incomplete").orElse(""));
  }

  private static ActionTemplate action(JsonObject action, JsonObject entry) {
    JsonObject answer = entry.object("answer").orElse(JsonObject.EMPTY);
    return new ActionTemplate(
        text(action, "type"),
        action.string("target").orElse(""),
        action.object("payload").orElse(JsonObject.EMPTY),
        strings(answer, "echo"),
        answer.string("user_message").orElse(""));
  }

  private static PersonaType persona(String tool, String wireName) {
    return PersonaType.of(wireName)
        .orElseThrow(() -> new IllegalStateException(tool + ": no such persona: " + wireName));
  }

  private static String displayName(String name) {
    return Arrays.stream(name.split("_", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static List<String> strings(JsonObject object, String name) {
    return object.array(name).stream().flatMap(JsonArray::strings).toList();
  }

  private static String text(JsonObject object, String name) {
    return object
        .text(name)
        .orElseThrow(() -> new IllegalStateException("an entry of the catalogue has no " + name));
  }

  private static JsonObject object(JsonObject object, String name) {
    return object
        .object(name)
        .orElseThrow(() -> new IllegalStateException("an entry of the catalogue has no " + name));
  }
}
