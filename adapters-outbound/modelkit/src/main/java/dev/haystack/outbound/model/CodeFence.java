package dev.haystack.outbound.model;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.port.model.TextReceiver;
import java.util.function.Function;

/** What a model puts around JSON where it should be alone, for wires that have no word for it. */
public final class CodeFence {

  private static final String FENCE = "```";

  private CodeFence() {}

  /** An answer whose text is handed on in one piece, without one fence around it. */
  public static ModelReply off(Function<TextReceiver, ModelReply> asked, TextReceiver receiver) {
    ModelReply reply = asked.apply(_ -> {});
    String bare = off(reply.text());
    if (!bare.isEmpty()) {
      receiver.receive(bare);
    }
    return new ModelReply(
        bare, reply.calls(), reply.finishReason(), reply.usage(), reply.model(), reply.state());
  }

  private static String off(String text) {
    String all = text.strip();
    int line = all.indexOf('\n');
    boolean fenced = all.startsWith(FENCE) && all.endsWith(FENCE) && line > 0;
    return fenced && line < all.length() - FENCE.length()
        ? all.substring(line + 1, all.length() - FENCE.length()).strip()
        : text;
  }
}
