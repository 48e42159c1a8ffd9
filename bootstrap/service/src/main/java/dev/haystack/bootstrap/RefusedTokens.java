package dev.haystack.bootstrap;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.util.function.Consumer;

/** The practice's tools, with an ear for tokens that the practice does not accept any more. */
record RefusedTokens(ToolBackend tools, Consumer<AccessToken> onRefusal) implements ToolBackend {

  @Override
  public ToolResult call(BackendCall call) {
    ToolResult result = tools.call(call);
    if (result instanceof ToolResult.Failure(var reason, _) && reason == ToolFailure.UNAUTHORIZED) {
      onRefusal.accept(call.caller().token());
    }
    return result;
  }

  @Override
  public boolean isDemo() {
    return tools.isDemo();
  }
}
