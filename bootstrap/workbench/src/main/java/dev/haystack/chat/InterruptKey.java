package dev.haystack.chat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * What Ctrl-C does. The platform's only way to it is a class outside its documented part, so it is
 * reached by name, and where it is missing Ctrl-C ends the chat.
 */
final class InterruptKey {

  private InterruptKey() {}

  /** Runs the action at each Ctrl-C instead of ending the process. */
  static void runs(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler calls =
          (proxy, method, arguments) -> {
            action.run();
            return null;
          };
      Object ours =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, calls);
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      signal.getMethod("handle", signal, handler).invoke(null, interrupt, ours);
    } catch (ReflectiveOperationException e) {
      System.getLogger(InterruptKey.class.getName())
          .log(System.Logger.Level.DEBUG, "Ctrl-C ends the chat", e);
    }
  }
}
