package dev.haystack.application.tool;

import dev.haystack.application.outgoing.HiddenCharacters;
import dev.haystack.application.policy.Review;
import dev.haystack.application.policy.TemplateUse;
import dev.haystack.application.result.LongResults;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs one tool call whose arguments fit the tool's schema. */
public final class RunTool {

  private static final Journal JOURNAL = Journal.of(RunTool.class);
  private static final String SELECT_TEMPLATE = "select_template_by_name";

  private final ToolBackend backend;
  private final Supplier<String> ids;
  private final Map<String, PureTool> pureTools;
  private final SelectTemplateByName selectTemplate;

  /**
   * With the policy's review of what documents are written from.
   *
   * @param results which results are too long for a model, so that it reads on in them
   */
  public RunTool(
      ToolBackend backend,
      Function<TemplateUse, Review> reviews,
      LongResults results,
      Supplier<String> ids) {
    this.backend = backend;
    this.ids = ids;
    ToolCatalogue catalogue = ToolCatalogue.load();
    this.pureTools = PureTools.of(catalogue, new ReviewedWriting(reviews), new ReadResult(results));
    this.selectTemplate =
        new SelectTemplateByName(PureTools.action(catalogue, "set_selected_template"));
  }

  /**
   * Runs the tool on the calling thread, which a backend's tool blocks.
   *
   * @return the result, a failure if need be: nothing is thrown; an interrupt gives CANCELLED and
   *     leaves the thread interrupted
   */
  public ToolResult run(ToolSpecification tool, JsonObject arguments, ToolContext context) {
    try {
      return seen(answer(tool, arguments, context));
    } catch (RuntimeException e) {
      // one tool's fault must not end the turn; its text may hold personal data and is not logged
      JOURNAL.tell(
          JournalEvent.FAULT, Detail.reason("tool"), Detail.tool(tool.name()), Detail.fault(e));
      return new ToolResult.Failure(
          ToolFailure.INTERNAL, "The tool failed unexpectedly. Go on without it.");
    }
  }

  /** What is answered without running the tool, if it is not to run on this page or so. */
  public Optional<ToolResult> refusal(
      ToolSpecification tool, JsonObject arguments, ToolContext context) {
    return PageGate.isOpen(tool, context.page())
        ? PreChecks.refusal(tool, arguments)
        : Optional.of(new ToolResult.Success(PageGate.navigationRequired(tool)));
  }

  /** What nobody sees must not be read by a model either. */
  private static ToolResult seen(ToolResult result) {
    return switch (result) {
      case ToolResult.Success(var value) -> new ToolResult.Success(HiddenCharacters.without(value));
      case ToolResult.Failure(var reason, var message) ->
          new ToolResult.Failure(reason, HiddenCharacters.without(message));
    };
  }

  private ToolResult answer(ToolSpecification tool, JsonObject arguments, ToolContext context) {
    if (Thread.currentThread().isInterrupted()) {
      return new ToolResult.Failure(ToolFailure.CANCELLED, "The call was cancelled.");
    }
    return refusal(tool, arguments, context)
        .orElseGet(
            () ->
                switch (tool.source()) {
                  case BACKEND -> fromBackend(tool, arguments, context);
                  case UI_STATE, LOCAL, SESSION -> pureTool(tool).run(arguments, context);
                });
  }

  private ToolResult fromBackend(
      ToolSpecification tool, JsonObject arguments, ToolContext context) {
    ToolResult result = askBackend(tool, arguments, context);
    return tool.name().equals(SELECT_TEMPLATE) ? selectTemplate.from(result, arguments) : result;
  }

  private PureTool pureTool(ToolSpecification tool) {
    PureTool pure = pureTools.get(tool.name());
    return pure == null
        ? (_, _) -> new ToolResult.Failure(ToolFailure.UNKNOWN_TOOL, "There is no such tool.")
        : pure;
  }

  private ToolResult askBackend(ToolSpecification tool, JsonObject arguments, ToolContext context) {
    return backend.call(
        new BackendCall(
            tool.name(),
            arguments,
            context.caller(),
            ids.get(),
            context.timezone(),
            context.span()));
  }
}
