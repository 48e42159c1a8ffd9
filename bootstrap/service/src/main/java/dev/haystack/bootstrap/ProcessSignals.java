package dev.haystack.bootstrap;

import java.lang.reflect.Proxy;

/**
 * The signals that tell a process to stop, or to read its settings again. Java has no public way to
 * hear them; a shutdown hook runs beside those that end the log, and hears of no second signal.
 */
final class ProcessSignals {

  private ProcessSignals() {}

  /** Has something done at each signal of that name; does nothing where it cannot be heard. */
  @SuppressWarnings("ReferenceEquality") // a handler is equal only to itself
  static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object heard =
          Proxy.newProxyInstance(
              ProcessSignals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "equals" -> arguments[0] == proxy;
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> name;
                  });
      var _ =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, signal.getConstructor(String.class).newInstance(name), heard);
    } catch (ReflectiveOperationException _) {
      // then the shutdown hook is what there is
    }
  }
}
