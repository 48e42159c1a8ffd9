package dev.haystack.application.turn;

import dev.haystack.application.policy.Review;
import dev.haystack.application.policy.TemplateUse;
import dev.haystack.application.prompt.PromptWriter;
import dev.haystack.application.result.LongResults;
import dev.haystack.application.schema.ArgumentSchemas;
import dev.haystack.application.tool.RunTool;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.application.tool.UiActions;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.model.ModelReply;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The turn engine: model round, router, tools, and back, until there is an answer; if the rounds
 * run out, a closing round without tools, so that the user always gets one.
 */
record Pipeline(ChatGenerator generator, ToolCallRouter router, ToolInvoker invoker) {

  private static final String NO_CLOSING_WORDS =
      "I have reached the number of steps I may take for one message. Please ask me to go on.";

  static Pipeline of(
      TurnPorts ports,
      Function<TemplateUse, Review> reviews,
      Supplier<TurnLimits> limits,
      PromptWriter prompts,
      LongResults results,
      InstantSource clock,
      Supplier<String> ids) {
    var catalogue = ToolCatalogue.load();
    return new Pipeline(
        new ChatGenerator(ports.models(), prompts, catalogue),
        new ToolCallRouter(() -> limits.get().toolRoundsMax()),
        new ToolInvoker(
            new ToolPreparation(
                catalogue, new ArgumentSchemas(catalogue.all(), catalogue::checkedParameters)),
            new RoundExecution(
                new CallExecution(
                    new RunTool(ports.backend(), reviews, results, ids),
                    new CallConsent(catalogue, ports.consents()),
                    ports.trail(),
                    clock,
                    limits.get().resultsTold()),
                ports.uiStates(),
                () -> limits.get().toolConcurrencyMax()),
            ports.sessions(),
            new UiActions(ids, ports.models().output()),
            limits));
  }

  /** The parts' names, in the order in which a message meets them. */
  List<String> parts() {
    return List.of(
        generator.getClass().getSimpleName(),
        router.getClass().getSimpleName(),
        invoker.getClass().getSimpleName());
  }

  /**
   * Works until the answer is complete; a failure of the model ends it with the port's exception.
   */
  TurnEnd run(TurnScope scope, TurnProgress progress) {
    if (!scope.terms().offersTools()) {
      return router.only(generator.generate(scope, progress));
    }
    for (int round = 1; ; round++) {
      ModelReply reply = generator.generate(scope, progress);
      switch (router.route(reply, round)) {
        case Route.ToUser(var end) -> {
          return end;
        }
        case Route.ToTools(var calls) -> invoker.invoke(calls, scope, progress);
        case Route.ToLastTools(var calls) -> {
          invoker.invoke(calls, scope, progress);
          return close(scope, progress);
        }
      }
    }
  }

  private TurnEnd close(TurnScope scope, TurnProgress progress) {
    ModelReply reply = generator.close(scope, progress);
    if (reply.text().isBlank()) {
      progress.text(NO_CLOSING_WORDS);
    }
    return router.closing(reply);
  }
}
