package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Makes calls of one method of a port wait while it is shut. */
final class Gate {

  private static final int PATIENCE_SECONDS = 10;
  private static final int ALL = 1 << 20;

  private final Semaphore open = new Semaphore(ALL);
  private final Semaphore waiting = new Semaphore(0);

  /** The port, with this gate before its methods of those names. */
  <P> P before(Set<String> methods, Class<P> port, P target) {
    Object gated =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, called, arguments) -> {
              if (methods.contains(called.getName())) {
                pass();
              }
              try {
                return called.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
    return port.cast(gated);
  }

  private void pass() {
    if (!open.tryAcquire()) {
      waiting.release();
      open.acquireUninterruptibly();
    }
  }

  void shut() {
    open.drainPermits();
    waiting.drainPermits();
  }

  void open() {
    open.release(ALL / 2);
  }

  void letOnePass() {
    open.release();
  }

  void awaitCallers(int count) throws InterruptedException {
    if (!waiting.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      fail("not so many calls came");
    }
  }
}
