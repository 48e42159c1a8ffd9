package dev.haystack.inbound.http;

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

  Problem problem() {
    return problem;
  }
}
