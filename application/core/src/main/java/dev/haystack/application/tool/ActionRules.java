package dev.haystack.application.tool;

import dev.haystack.application.schema.ObjectSchema;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.uistate.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the payload of an action must look like, by the action's type. */
final class ActionRules {

  private static final String RESOURCE = "actions.json";
  private static final Pattern PAGE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final Map<String, ObjectSchema> schemas;

  private ActionRules(Map<String, ObjectSchema> schemas) {
    this.schemas = Map.copyOf(schemas);
  }

  static ActionRules load() {
    try (InputStream resource = ActionRules.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the rules of actions are missing");
      }
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      if (!(Json.parse(text) instanceof JsonObject rules)) {
        throw new IllegalStateException("the rules of actions are no object");
      }
      return new ActionRules(
          rules.members().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, rule -> compiled(rule.getValue()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectSchema compiled(Json description) {
    return ObjectSchema.of(description instanceof JsonObject schema ? schema : JsonObject.EMPTY);
  }

  Set<String> types() {
    return schemas.keySet();
  }

  /** Whether the page may be asked for it; never for one of another type. */
  boolean allow(String type, JsonObject payload) {
    ObjectSchema schema = schemas.get(type);
    return schema != null && schema.fits(payload) && leadsWithinTheApp(payload);
  }

  private static boolean leadsWithinTheApp(JsonObject payload) {
    return payload.string("page_url").map(PagePath::isOne).orElse(true)
        && payload.string("suggested_page").map(ActionRules::isPage).orElse(true)
        && payload.string("current_page").map(ActionRules::isHere).orElse(true);
  }

  /** A page that the app is known to have. */
  static boolean isPage(String page) {
    return Page.isKnown(page) || PagePath.isOne(page);
  }

  /** Any page that the user may be on: it is told, and nobody is led there. */
  static boolean isHere(String page) {
    return PAGE_NAME.matcher(page).matches() || PagePath.isOne(page);
  }
}
