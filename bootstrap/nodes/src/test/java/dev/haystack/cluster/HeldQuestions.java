package dev.haystack.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a turn asks the store that all nodes share, each question held until a test lets it go.
 *
 * <p>A turn asks on its own thread, or on those without a name that it begins; what the node does
 * of its own accord has threads with names, and passes.
 */
final class HeldQuestions {

  private final Thread turn;
  private final BlockingQueue<Question> held = new LinkedBlockingQueue<>();

  private record Question(String name, CountDownLatch answer) {}

  /** Of a turn that runs on that thread. */
  HeldQuestions(Thread turn) {
    this.turn = turn;
  }

  /** The part of the store, before which its questions are held. */
  <T> T before(Class<T> part, T store) {
    return part.cast(
        Proxy.newProxyInstance(
            part.getClassLoader(),
            new Class<?>[] {part},
            (_, method, arguments) -> {
              if (isTurns()) {
                hold(part.getSimpleName() + "." + method.getName());
              }
              return call(store, method, arguments);
            }));
  }

  private boolean isTurns() {
    Thread asking = Thread.currentThread();
    return asking.equals(turn) || asking.getName().isEmpty();
  }

  private void hold(String name) throws InterruptedException {
    var question = new Question(name, new CountDownLatch(1));
    held.add(question);
    question.answer().await();
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Waits for exactly these, asked beside each other, and has them answered. */
  void answer(Set<String> names) throws InterruptedException {
    List<Question> asked = new ArrayList<>();
    while (asked.size() < names.size()) {
      Question next = held.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("of " + names + " only these are asked: " + asked);
      }
      asked.add(next);
    }
    assertEquals(names, Set.copyOf(asked.stream().map(Question::name).toList()));
    asked.forEach(question -> question.answer().countDown());
  }

  /** What is asked and not answered yet. */
  List<String> unanswered() {
    return held.stream().map(Question::name).toList();
  }

  /** Has all answered that is asked from now on. */
  void letGo() {
    Thread.ofVirtual().name("letting go").start(this::answerAll);
  }

  private void answerAll() {
    try {
      while (turn.isAlive() || !held.isEmpty()) {
        Question next = held.poll(10, TimeUnit.MILLISECONDS);
        if (next != null) {
          next.answer().countDown();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
