package dev.haystack.application.policy;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A model that answers each request by a rule and remembers what it was asked. */
public final class ScriptedModel implements ChatModel {

  public final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  private final Function<ModelRequest, String> rule;
  private final Function<String, FinishReason> ends;

  public ScriptedModel(Function<ModelRequest, String> rule) {
    this(rule, _ -> FinishReason.STOP);
  }

  /** With the reason for which each answer ends. */
  public ScriptedModel(Function<ModelRequest, String> rule, Function<String, FinishReason> ends) {
    this.rule = rule;
    this.ends = ends;
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    requests.add(request);
    String text = rule.apply(request);
    if (!text.isEmpty()) {
      receiver.receive(text);
    }
    return new ModelReply(text, List.of(), ends.apply(text), Usage.NONE, name());
  }

  @Override
  public String name() {
    return "scripted";
  }
}
