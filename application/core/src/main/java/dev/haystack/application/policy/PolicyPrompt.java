package dev.haystack.application.policy;

import dev.haystack.application.prompt.Material;
import dev.haystack.application.prompt.PromptText;
import dev.haystack.application.template.Brief;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import java.util.List;

/** Asks a model for its judgement: the texts are data in the user's role, and nothing else is. */
final class PolicyPrompt {

  private static final String RULES = PromptText.read(PolicyPrompt.class, "policy.md");

  private PolicyPrompt() {}

  static ModelRequest of(Brief brief) {
    String instructions =
        brief.instructions().isEmpty()
            ? ""
            : "\n\n" + Material.of("instructions", brief.instructions());
    return ModelRequest.json(
        List.of(
            new ModelMessage.FromSystem(RULES),
            new ModelMessage.FromUser(Material.of("template", brief.body()) + instructions)));
  }
}
