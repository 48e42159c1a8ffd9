package dev.haystack.application.tool;

import dev.haystack.application.schema.ObjectSchema;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.uistate.Page;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the payload of an action must look like, by the action's type. */
final class ActionRules {

  private static final Pattern PAGE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final ActionRules SHIPPED = read(CatalogueReader.resource("actions.json"));

  private final Map<String, ObjectSchema> schemas;

  private ActionRules(Map<String, ObjectSchema> schemas) {
    this.schemas = Map.copyOf(schemas);
  }

  /** The rules that come with the service; read once. */
  static ActionRules load() {
    return SHIPPED;
  }

  private static ActionRules read(Json document) {
    return new ActionRules(
        object(document).members().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, rule -> ObjectSchema.of(object(rule.getValue())))));
  }

  /** An empty schema in its place would let everything through. */
  private static JsonObject object(Json value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new IllegalStateException("a rule of actions is no object");
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
