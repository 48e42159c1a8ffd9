package org.example.echo;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import org.junit.jupiter.api.Assertions;

/** Keeps the rules, with a library that stands for its vendor's. */
public final class EchoChatModel implements ChatModel {

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    throw Assertions.<ModelException>fail(String.valueOf(ModelFailure.CANCELLED));
  }

  @Override
  public String name() {
    return "echo";
  }
}
