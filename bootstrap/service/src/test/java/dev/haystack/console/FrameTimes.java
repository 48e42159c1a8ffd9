package dev.haystack.console;

import com.microsoft.playwright.Page;

/**
 * How long the frames of a page take while something happens there, and, in the same seconds, how
 * much longer the machine makes equal work take in another page than it takes at best: others use
 * the machine too.
 */
record FrameTimes(Page page, Page aside) {

  private static final double SHARE = .99;

  private static final String WATCH =
      """
      () => {
        window.times_ = [];
        let last;
        requestAnimationFrame(function next(now) {
          if (last !== undefined) times_.push(now - last);
          last = now;
          requestAnimationFrame(next);
        });
      }
      """;

  /** In each frame the same work, of some milliseconds; the first ones are for the compiler. */
  private static final String WORK =
      """
      () => {
        window.times_ = [];
        let frames = 0;
        window.sum_ = 0;
        requestAnimationFrame(function next() {
          const begun = performance.now();
          for (let i = 0; i < 1e6; i++) sum_ += Math.sqrt(i);
          if (++frames > 20) times_.push(performance.now() - begun);
          requestAnimationFrame(next);
        });
      }
      """;

  static FrameTimes watch(Page page, Page aside) {
    var _ = aside.evaluate(WORK);
    aside.waitForFunction("times_.length > 10");
    var _ = page.evaluate(WATCH);
    return new FrameTimes(page, aside);
  }

  /** Of a hundred frames 99 took no longer than that. */
  double millis() {
    return share(page, SHARE);
  }

  /** What a page may take that on a quiet machine may take so much. */
  double allowed(double millisMax) {
    return millisMax * Math.max(1, stretch());
  }

  /** Of a hundred pieces of the same work 99 took no more than this times what it takes at best. */
  private double stretch() {
    return share(aside, SHARE) / share(aside, 0);
  }

  private static double share(Page page, double share) {
    return ((Number)
            page.evaluate(
                "share => times_.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(times_.length *"
                    + " share) - 1)]",
                share))
        .doubleValue();
  }

  @Override
  public String toString() {
    return "frames of ms, p50, p99 and worst: %.0f %.0f %.0f; the machine takes %.1f times as long"
        .formatted(share(page, .5), share(page, SHARE), share(page, 1), stretch());
  }
}
