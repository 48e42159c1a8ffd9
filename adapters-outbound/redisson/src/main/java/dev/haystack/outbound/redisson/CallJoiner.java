package dev.haystack.outbound.redisson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisException;

/**
 * Makes one call of several that go at the same time: of those whose keys live together, and of any
 * where all keys live together, which a server that parts them says no to once.
 */
final class CallJoiner {

  /** So many calls keep others waiting for less than a millisecond. */
  private static final int JOINED_MAX = 16;

  private static final String PARTED = "CROSSSLOT";

  private volatile boolean isOnePlace;

  /**
   * @param isOnePlace whether all keys may live on one server
   */
  CallJoiner(boolean isOnePlace) {
    this.isOnePlace = isOnePlace;
  }

  /**
   * What is to be sent in place of these.
   *
   * @param apart sends those that cannot go in one after all
   */
  List<Sending> joined(List<Sending> sendings, Consumer<List<Sending>> apart) {
    Map<String, List<Sending>> groups = new LinkedHashMap<>();
    List<Sending> joined = new ArrayList<>();
    for (Sending sending : sendings) {
      if (JoinedScript.isPart(sending.call().script())) {
        groups.computeIfAbsent(place(sending.call()), _ -> new ArrayList<>()).add(sending);
      } else {
        joined.add(sending);
      }
    }
    for (List<Sending> group : groups.values()) {
      for (int from = 0; from < group.size(); from += JOINED_MAX) {
        List<Sending> some = group.subList(from, Math.min(group.size(), from + JOINED_MAX));
        joined.add(some.size() == 1 ? some.getFirst() : one(List.copyOf(some), apart));
      }
    }
    return joined;
  }

  private String place(ScriptCall call) {
    return isOnePlace ? "" : call.place();
  }

  private Sending one(List<Sending> several, Consumer<List<Sending>> apart) {
    var call = JoinedScript.of(several.stream().map(Sending::call).toList());
    var answer = new CompletableFuture<Object>();
    var _ =
        answer.whenComplete(
            (value, failure) -> {
              if (isParted(failure)) {
                isOnePlace = false;
                apart.accept(several);
              } else {
                tell(several, value, failure);
              }
            });
    return new Sending(call, answer);
  }

  private static boolean isParted(@Nullable Throwable failure) {
    return failure instanceof RedisException
        && String.valueOf(failure.getMessage()).startsWith(PARTED);
  }

  private static void tell(
      List<Sending> several, @Nullable Object value, @Nullable Throwable failure) {
    if (!(value instanceof List<?> answers)) {
      Throwable why = failure == null ? new RedisException("ERR no answers") : failure;
      several.forEach(sending -> sending.fail(why));
      return;
    }
    for (int i = 0; i < several.size(); i++) {
      // an answer of nothing ends its table
      List<?> answer = (List<?>) answers.get(i);
      String error = (String) answer.getFirst();
      several
          .get(i)
          .hear(
              answer.size() > 1 ? answer.get(1) : null,
              error.isEmpty() ? null : new RedisException(error));
    }
  }
}
