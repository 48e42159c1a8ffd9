package dev.haystack.outbound.opentelemetry;

import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;

/** The place of a caller, under which work begins and of which nothing is told. */
record Beginning(OtlpTracing tracing, TraceContext context) implements Span {

  @Override
  public Span begin(Operation operation) {
    return tracing.begin(operation, context);
  }

  @Override
  public boolean isKept() {
    return false;
  }

  @Override
  public void tell(Attribute... attributes) {}

  @Override
  public void fail(String reason) {}

  @Override
  public void end() {}
}
