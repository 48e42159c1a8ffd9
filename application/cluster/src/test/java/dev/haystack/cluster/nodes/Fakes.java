package dev.haystack.cluster.nodes;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Ports that do what a test says, and nothing else. */
public final class Fakes {

  private Fakes() {}

  public static <T> T of(Class<T> port, InvocationHandler handler) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }
}
