package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The numbers, and who may read them.
 *
 * @param isOpen whether anybody may who can connect, as long as there is no token
 * @param token which a watching server shows, asked at each request
 */
public record MetricsAccess(
    Function<HttpRoutes.MetricsFormat, HttpRoutes.MetricsText> numbers,
    boolean isOpen,
    Supplier<Optional<String>> token) {

  /** The numbers, or the end of the call. */
  HttpRoutes.MetricsText read(AccessToken shown, HttpRoutes.MetricsFormat format) {
    Optional<String> wanted = token.get();
    if (wanted.isPresent() || !isOpen) {
      if (!shown.isPresent()) {
        throw new Refusal(Problem.of(ErrorCode.AUTH_MISSING));
      }
      if (wanted.filter(text -> isSame(text, shown.value())).isEmpty()) {
        throw new Refusal(Problem.of(ErrorCode.AUTH_REJECTED));
      }
    }
    return numbers.apply(format);
  }

  /** Takes as long whatever is wrong. */
  private static boolean isSame(String wanted, String shown) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
