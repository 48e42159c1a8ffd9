package dev.haystack.chaos;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a run was and what the judge found. */
record ChaosReport(
    ChaosPlan plan,
    Map<String, Integer> faults,
    long seconds,
    History history,
    Map<String, List<String>> findings) {

  private static final Pattern SESSION = Pattern.compile("(busy|shared|gone-c\\d+)-\\d+");
  private static final int SHOWN_MAX = 20;
  private static final String TITLE =
      """
      # Killed nodes and Redis

      What the last long run saw ([how it is run](operations.md#trying-it)), and how often its judge found a rule broken.

      """;

  boolean isClean() {
    return findings.values().stream().allMatch(List::isEmpty);
  }

  /** All that was seen of the sessions that the findings name, in the order in which it was. */
  String seenInFindings() {
    List<String> sessions =
        findings.values().stream()
            .flatMap(List::stream)
            .flatMap(finding -> SESSION.matcher(finding).results())
            .map(found -> "session=" + found.group() + ",")
            .distinct()
            .toList();
    return history
        .all(Entry.class)
        .map(Entry::toString)
        .filter(entry -> sessions.stream().anyMatch(entry::contains))
        .collect(Collectors.joining("\n", "\n", ""));
  }

  /** The report as Markdown. */
  String text() {
    var text = new StringBuilder(TITLE);
    text.append("seed ").append(plan.seed()).append(", ");
    text.append(plan.nodes()).append(" nodes, ").append(plan.clients()).append(" clients, ");
    text.append("planted bug: ").append(plan.fault()).append(", ");
    text.append(seconds).append(" s\n\n| seen | count |\n|---|---|\n");
    faults.forEach((name, count) -> row(text, name, count));
    row(text, "messages said", count(Entry.Sent.class));
    row(text, "messages acknowledged", count(Entry.Acknowledged.class));
    row(
        text,
        "acknowledged by the shared store",
        history.all(Entry.Acknowledged.class).filter(Entry.Acknowledged::shared).count());
    row(text, "turns of the model", count(Entry.Asked.class));
    row(text, "frames of the log", count(Entry.Frame.class));
    row(text, "sockets opened or resumed", count(Entry.Joined.class));
    row(text, "sessions deleted", count(Entry.Deleted.class));
    row(text, "UI states taken", count(Entry.StateTaken.class));
    row(text, "sessions read in the end, by node", count(Entry.Final.class));
    text.append("\n| rule | broken |\n|---|---|\n");
    findings.forEach((name, found) -> row(text, name, found.size()));
    findings.values().forEach(found -> show(text, found));
    return text.toString();
  }

  private static void show(StringBuilder text, List<String> found) {
    found.stream().limit(SHOWN_MAX).forEach(one -> text.append("\n* ").append(one));
  }

  private long count(Class<? extends Entry> kind) {
    return history.all(kind).count();
  }

  private static void row(StringBuilder text, String name, long count) {
    text.append("| ").append(name).append(" | ").append(count).append(" |\n");
  }
}
