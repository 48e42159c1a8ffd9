package dev.haystack.application.prompt;

import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.tool.ToolRound;
import java.util.Optional;

/** A tool round of a turn that is not over, and what the model's server wants back with it. */
public record RunningRound(ToolRound round, Optional<ProviderState> state) {}
