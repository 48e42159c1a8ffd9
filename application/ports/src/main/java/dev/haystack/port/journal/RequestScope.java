package dev.haystack.port.journal;

import dev.haystack.port.tracing.TraceContext;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * For which request a thread works, and at which place of a trace, as the log tells it. A thread
 * that is started does not know unless it is told.
 */
public final class RequestScope {

  private static final Scope NOTHING = new Scope(Optional.empty(), TraceContext.NONE);
  private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

  private record Scope(Optional<RequestId> request, TraceContext trace) {}

  private RequestScope() {}

  private static Scope scope() {
    return CURRENT.isBound() ? CURRENT.get() : NOTHING;
  }

  /** The request that this thread works for, if it is known. */
  public static Optional<RequestId> current() {
    return scope().request();
  }

  /** The place of a trace at which this thread works, if it is known. */
  static TraceContext trace() {
    return scope().trace();
  }

  /** Does something for that request. */
  public static void run(RequestId id, Runnable task) {
    at(new Scope(Optional.of(id), trace())).run(task);
  }

  /** Does something for that request that has a result. */
  public static <T, X extends Throwable> T call(RequestId id, ScopedValue.CallableOp<T, X> task)
      throws X {
    return at(new Scope(Optional.of(id), trace())).call(task);
  }

  /** Does something at that place of a trace, for the same request, that has a result. */
  public static <T, X extends Throwable> T callAt(
      TraceContext trace, ScopedValue.CallableOp<T, X> task) throws X {
    return at(new Scope(current(), trace)).call(task);
  }

  private static ScopedValue.Carrier at(Scope scope) {
    return ScopedValue.where(CURRENT, scope);
  }

  /** The same task for the request of this thread, on whichever thread it is run. */
  public static Runnable carried(Runnable task) {
    Scope scope = scope();
    return scope.equals(NOTHING) ? task : () -> at(scope).run(task);
  }

  /** The same task for the request of this thread, on whichever thread it is called. */
  public static <T> Callable<T> carriedCall(Callable<T> task) {
    Scope scope = scope();
    return scope.equals(NOTHING) ? task : () -> at(scope).call(task::call);
  }
}
