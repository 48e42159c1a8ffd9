package dev.haystack.application.tool;

import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.domain.tool.UiAction;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the user's page is asked to do by a tool's result: only by a tool that has an action, only
 * that one, and only from the result's own place. Everything else in a result is data.
 */
public final class UiActions {

  static final int ACTIONS_MAX = 100;

  private static final String PLACE = "ui_action";
  private static final Journal JOURNAL = Journal.of(UiActions.class);

  private final ToolCatalogue catalogue = ToolCatalogue.load();
  private final ActionRules rules = ActionRules.load();
  private final Supplier<String> ids;
  private final OutputRules output;

  /**
   * With what their texts must not hold.
   *
   * @param ids names, never the same twice
   */
  public UiActions(Supplier<String> ids, OutputRules output) {
    this.ids = ids;
    this.output = output;
  }

  /** The actions in the order in which they stand there, each under an id of its own. */
  public List<UiAction> in(ToolSpecification tool, Json result) {
    return catalogue.action(tool.name()).stream()
        .flatMap(
            action -> requested(result).flatMap(request -> read(tool, action, request).stream()))
        .limit(ACTIONS_MAX)
        .toList();
  }

  private static Stream<JsonObject> requested(Json result) {
    return result instanceof JsonObject answer
        ? answer.get(PLACE).stream().flatMap(UiActions::objects)
        : Stream.empty();
  }

  private static Stream<JsonObject> objects(Json requested) {
    return requested instanceof JsonArray several
        ? several.objects()
        : Stream.of(requested).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  private Optional<UiAction> read(
      ToolSpecification tool, ActionTemplate action, JsonObject request) {
    JsonObject wanted = request.object("payload").orElse(JsonObject.EMPTY);
    JsonObject payload = output.of(wanted);
    boolean isItsOwn =
        request.string("type").orElse("").equals(action.type())
            && request.string("target").orElse("").equals(action.target());
    // as it stands, for what the filter drops is no part of a path either, and as it leaves
    boolean isAllowed = rules.allow(action.type(), wanted) && rules.allow(action.type(), payload);
    if (!isItsOwn || !isAllowed) {
      JOURNAL.tell(JournalEvent.ACTION_DROPPED, Detail.tool(tool.name()));
      return Optional.empty();
    }
    return Optional.of(new UiAction(ids.get(), action.type(), action.target(), payload));
  }
}
