package dev.haystack.outbound.demo;

import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.outbound.demo.practice.MadeUpPractice;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.time.InstantSource;

/** A made-up practice behind the tools. */
public final class DemoToolBackend implements ToolBackend {

  private final InstantSource clock;
  private final MadeUpPractice practice = new MadeUpPractice();

  public DemoToolBackend(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public ToolResult call(BackendCall call) {
    return Thread.currentThread().isInterrupted()
        ? new ToolResult.Failure(ToolFailure.CANCELLED, "The call was cancelled.")
        : practice.answer(call, clock.instant());
  }

  @Override
  public boolean isDemo() {
    return true;
  }
}
