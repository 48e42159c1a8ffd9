package dev.haystack.port.tracing;

/**
 * Keeps what is told of work that goes on.
 *
 * <p>It is told on the threads that do the work, so nothing here ever blocks or throws, whatever
 * becomes of what was told. Safe for use by many threads.
 */
@FunctionalInterface
public interface Tracing {

  /** Keeps nothing, and hands on the names of callers' traces. */
  Tracing OFF = Untraced::new;

  /**
   * The place from which work for a caller goes on. It tells nothing itself, and need not be ended.
   *
   * @param caller the caller's place in a trace; where there is none, each work begins a trace
   */
  Span from(TraceContext caller);
}
