package dev.haystack.cluster.nodes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes one of several stores whose calls go to them in turn. */
final class Alternating {

  private Alternating() {}

  static <T> T between(Class<T> type, List<T> nodes) {
    var calls = new AtomicInteger();
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return method.invoke(
                    nodes.get(Math.floorMod(calls.getAndIncrement(), nodes.size())), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
