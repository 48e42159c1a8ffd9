package dev.haystack.application.prompt;

import java.util.List;

/** Which part of a conversation fits: its newest. */
final class HistoryWindow {

  private HistoryWindow() {}

  /**
   * The first passage that is shown. Over the limit the oldest go until half of it is free, so that
   * what a prompt begins with then stays the same for many turns; what follows is told from the
   * passages alone, and those that come later never bring one back.
   */
  static int begin(List<Passage> passages, int tokensMax) {
    int begin = 0;
    int shown = 0;
    for (int i = 0; i < passages.size(); i++) {
      shown += passages.get(i).tokens();
      if (shown > tokensMax) {
        while (shown > tokensMax / 2 && begin < i) {
          shown -= passages.get(begin).tokens();
          begin++;
        }
      }
      if (shown > tokensMax) {
        begin = i + 1;
        shown = 0;
      }
    }
    return begin;
  }

  /** The newest passages of which no more are there than fit, in coarse steps. */
  static List<Passage> newest(List<Passage> passages, int tokensMax) {
    int step = Passage.tokens(passages);
    List<Passage> kept = passages;
    while (Passage.tokens(kept) > tokensMax) {
      step /= 2;
      int most = step;
      int begin = passages.size();
      int tokens = 0;
      while (begin > 0 && tokens + passages.get(begin - 1).tokens() <= most) {
        begin--;
        tokens += passages.get(begin).tokens();
      }
      kept = passages.subList(begin, passages.size());
    }
    return kept;
  }

  /** The newest units that fit together; a unit is never split, so calls keep their answers. */
  static List<Told> newestUnits(List<Told> units, int tokensMax) {
    int left = tokensMax;
    int first = units.size();
    while (first > 0) {
      left -= units.get(first - 1).tokens();
      if (left < 0) {
        break;
      }
      first--;
    }
    return units.subList(first, units.size());
  }
}
