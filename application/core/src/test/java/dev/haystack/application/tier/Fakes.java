package dev.haystack.application.tier;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Ports that do what a test says, and nothing else. */
final class Fakes {

  private Fakes() {}

  static <T> T of(Class<T> port, InvocationHandler handler) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }
}
