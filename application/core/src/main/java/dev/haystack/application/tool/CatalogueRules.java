package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.domain.uistate.Capabilities;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold of the catalogue, lest a tool be offered that cannot work. */
final class CatalogueRules {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final ActionRules ACTIONS = ActionRules.load();
  private static final int NAME_LENGTH_MAX = 64;
  private static final JsonObject RICHEST_PAGE =
      JsonObject.EMPTY.with("page_type", "transcribe_page");

  private CatalogueRules() {}

  static void check(List<CatalogueEntry> entries) {
    Set<String> names = new HashSet<>();
    for (CatalogueEntry entry : entries) {
      require(names.add(entry.name()), entry, "the name occurs twice");
      checkSpecification(entry);
      checkParameters(entry);
      entry.actions().forEach(action -> checkAction(entry, action));
    }
  }

  private static void checkSpecification(CatalogueEntry entry) {
    ToolSpecification tool = entry.specification();
    require(NAME.matcher(tool.name()).matches(), entry, "the name is not in snake case");
    require(tool.name().length() <= NAME_LENGTH_MAX, entry, "the name is too long");
    require(!tool.personas().isEmpty(), entry, "the tool is offered to nobody");
    require(!entry.needsConsent() || tool.writes(), entry, "a tool that writes nothing needs none");
    require(
        !tool.pageGated() || Capabilities.allow(RICHEST_PAGE, tool.name()),
        entry,
        "the tool waits for a page that does not exist");
  }

  private static void checkParameters(CatalogueEntry entry) {
    JsonObject parameters = entry.specification().parameters();
    JsonObject properties = properties(entry);
    require(
        parameters.string("type").equals(Optional.of("object")),
        entry,
        "the parameters are no object");
    require(parameters.has("properties"), entry, "the parameters have no properties");
    parameters.array("required").stream()
        .flatMap(JsonArray::strings)
        .forEach(name -> require(properties.has(name), entry, "no such parameter: " + name));
    require(
        entry.dropsIncomplete().isEmpty() || properties.has(entry.dropsIncomplete()),
        entry,
        "no such parameter: " + entry.dropsIncomplete());
  }

  private static void checkAction(CatalogueEntry entry, ActionTemplate action) {
    require(ACTIONS.types().contains(action.type()), entry, "no rule says what its action is");
    JsonObject properties = properties(entry);
    Stream<String> inPayload =
        action.payload().members().values().stream()
            .map(value -> value instanceof JsonString(var text) ? text : "")
            .map(text -> Placeholders.name(text).orElse(""));
    Stream.of(inPayload, action.echo().stream(), Placeholders.names(action.userMessage()).stream())
        .flatMap(names -> names)
        .forEach(name -> require(properties.has(name), entry, "the action needs: " + name));
    require(
        action.isWholeTool() || action.payload().isEmpty(),
        entry,
        "the action has a payload but no answer");
  }

  private static JsonObject properties(CatalogueEntry entry) {
    return entry.specification().parameters().object("properties").orElse(JsonObject.EMPTY);
  }

  private static void require(boolean condition, CatalogueEntry entry, String fault) {
    if (!condition) {
      throw new IllegalStateException(entry.name() + ": " + fault);
    }
  }
}
