package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.protocol.ChatContent;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import java.util.List;

/** Ends a request with a problem. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.code().wireName());
    this.problem = problem;
  }

  /** One field fails its check. */
  static Refusal of(String pointer, String message) {
    return new Refusal(Problem.unprocessable(List.of(new Problem.Fault(pointer, message))));
  }

  /** There is no such session for the caller. */
  static Refusal notFound() {
    return new Refusal(Problem.of(ErrorCode.SESSION_NOT_FOUND));
  }

  /** Ends the call if what a user asks is longer than a message may be. */
  static void ifTooLarge(String content) {
    if (ChatContent.isTooLarge(content)) {
      throw new Refusal(Problem.of(ErrorCode.MESSAGE_TOO_LARGE));
    }
  }

  /** What was asked for is told only to whom still has the right to it. */
  static void ifEnded(CallerLease caller) throws InterruptedException {
    try {
      var _ = caller.current();
    } catch (CredentialEnded e) {
      throw new Refusal(Problem.of(e.code()));
    }
  }

  Problem problem() {
    return problem;
  }
}
