package dev.haystack.port.tracing;

/**
 * A piece of work while it goes on, and its place in a trace. It is handed from one who works to
 * the next, and never found by the thread. What is told after its end is lost. Safe for use by many
 * threads.
 */
public interface Span {

  /** For work that nobody follows. */
  Span OFF = Tracing.OFF.from(TraceContext.NONE);

  /** Its place in its trace, for other servers and for the log. */
  TraceContext context();

  /** Begins a piece of work that is part of this one; whoever begins it ends it. */
  Span begin(Operation operation);

  /** Whether anything told of it is kept, for what costs something to be told. */
  boolean isKept();

  /** Tells something; of two that are of the same name the later one stands. */
  void tell(Attribute... attributes);

  /** It was in vain, for a reason of a closed set. */
  void fail(String reason);

  /** It is over. Only the first call counts. */
  void end();
}
