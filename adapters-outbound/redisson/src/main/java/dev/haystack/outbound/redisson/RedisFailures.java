package dev.haystack.outbound.redisson;

import dev.haystack.port.shared.StoreUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisRetryException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.RedisWrongPasswordException;

/**
 * Turns what the library throws into the port's exception. Neither its texts nor the exception
 * itself are kept: they quote what was to be stored.
 */
final class RedisFailures {

  private static final int CAUSES_MAX = 10;

  private RedisFailures() {}

  static StoreUnavailableException of(Throwable failure) {
    return causesInnermostFirst(failure).stream()
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElseGet(() -> unavailable(Trouble.ERROR, failure, ""));
  }

  /** What is wrong with the address, if that is why it failed. */
  static Optional<String> mistake(@Nullable Throwable failure) {
    return causesInnermostFirst(failure).stream()
        .filter(MistakenAddressException.class::isInstance)
        .map(cause -> ((MistakenAddressException) cause).what())
        .findFirst();
  }

  private static List<Throwable> causesInnermostFirst(@Nullable Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    @Nullable Throwable cause = failure;
    while (cause != null && causes.size() < CAUSES_MAX) {
      causes.addFirst(cause);
      cause = cause.getCause();
    }
    return causes;
  }

  private static Optional<StoreUnavailableException> known(Throwable cause) {
    return switch (cause) {
      case MistakenAddressException mistake ->
          Optional.of(new StoreUnavailableException("Redis: " + mistake.what()));
      case RedisOutOfMemoryException _ -> one(Trouble.FULL, cause);
      case RedisReadonlyException _ -> one(Trouble.READ_ONLY, cause);
      case RedisLoadingException _ -> one(Trouble.LOADING, cause);
      case RedisRetryException _ -> one(Trouble.NOT_READY, cause);
      case RedisAuthRequiredException _ -> one(Trouble.NOT_ALLOWED, cause);
      case RedisWrongPasswordException _ -> one(Trouble.NOT_ALLOWED, cause);
      case RedisTimeoutException _ -> one(Trouble.TIMED_OUT, cause);
      case TimeoutException _ -> one(Trouble.TIMED_OUT, cause);
      case RedisConnectionException _ -> one(Trouble.UNREACHABLE, cause);
      case RedisNodeNotFoundException _ -> one(Trouble.UNREACHABLE, cause);
      case RedisReconnectedException _ -> one(Trouble.UNREACHABLE, cause);
      case RedissonShutdownException _ -> one(Trouble.UNREACHABLE, cause);
      case CancellationException _ -> one(Trouble.UNREACHABLE, cause);
      case IOException _ -> one(Trouble.UNREACHABLE, cause);
      case RedisException error -> Optional.of(answered(error));
      default -> Optional.empty();
    };
  }

  private static Optional<StoreUnavailableException> one(Trouble reason, Throwable cause) {
    return Optional.of(unavailable(reason, cause, ""));
  }

  private static StoreUnavailableException answered(RedisException error) {
    var answer = ErrorAnswer.of(String.valueOf(error.getMessage()));
    return unavailable(answer.reason(), error, " " + answer.word() + " " + answer.place());
  }

  private static StoreUnavailableException unavailable(
      Trouble reason, Throwable cause, String more) {
    return new StoreUnavailableException(
        "Redis: "
            + reason.words()
            + " ("
            + (cause.getClass().getSimpleName() + more).strip()
            + ")");
  }
}
