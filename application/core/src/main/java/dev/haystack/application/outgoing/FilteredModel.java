package dev.haystack.application.outgoing;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;

/**
 * A model whose prose is filtered before anybody is told of it. JSON is read here and by nobody
 * else, and stays as it is.
 */
record FilteredModel(ChatModel model, OutputRules rules) implements ChatModel {

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    return switch (request.format()) {
      case JSON_OBJECT -> model.generate(request, receiver);
      case PROSE -> prose(request, receiver);
    };
  }

  private ModelReply prose(ModelRequest request, TextReceiver receiver) {
    var filter = TextFilter.behindOthers(rules.linkHosts(), receiver);
    ModelReply reply;
    try {
      reply = model.generate(request, filter);
    } finally {
      // also what was said before a failure is told and kept
      filter.end();
    }
    return filter.isTouched() ? reply.withText(rules.following(reply.text())) : reply;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public boolean isDemo() {
    return model.isDemo();
  }
}
