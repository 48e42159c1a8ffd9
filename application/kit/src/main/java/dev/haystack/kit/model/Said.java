package dev.haystack.kit.model;

import dev.haystack.domain.model.ModelReply;
import java.util.List;

/** What must be the same, however the bytes came; ids of our own may differ. */
record Said(String text, List<String> calls, String end) {

  static Said of(ModelReply reply) {
    return new Said(
        reply.text(),
        reply.calls().stream().map(call -> call.name() + call.arguments()).toList(),
        reply.finishReason().name());
  }
}
