package dev.haystack.port.journal;

import java.util.Optional;
import java.util.concurrent.Callable;

/** For which request a thread works. A thread that is started does not know unless it is told. */
public final class RequestScope {

  private static final ScopedValue<RequestId> CURRENT = ScopedValue.newInstance();

  private RequestScope() {}

  /** The request that this thread works for, if it is known. */
  public static Optional<RequestId> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Does something for that request. */
  public static void run(RequestId id, Runnable task) {
    ScopedValue.where(CURRENT, id).run(task);
  }

  /** Does something for that request that has a result. */
  public static <T, X extends Throwable> T call(RequestId id, ScopedValue.CallableOp<T, X> task)
      throws X {
    return ScopedValue.where(CURRENT, id).call(task);
  }

  /** The same task for the request of this thread, on whichever thread it is run. */
  public static Runnable carried(Runnable task) {
    return current().<Runnable>map(id -> () -> run(id, task)).orElse(task);
  }

  /** The same task for the request of this thread, on whichever thread it is called. */
  public static <T> Callable<T> carriedCall(Callable<T> task) {
    return current().<Callable<T>>map(id -> () -> call(id, task::call)).orElse(task);
  }
}
