package dev.haystack.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.load.process.ProcessUsage;
import dev.haystack.load.script.MessageShape;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  @Tag("LD-1")
  void aRunIsComparedWithTheMeanOfThoseBesideIt() {
    assertEquals(
        List.of(new Figure("with to without: chunks a second, p", 0.5, "")),
        comparison(100, 60, 140).figures());
  }

  @Test
  @Tag("LD-1")
  void ofSeveralRoundsTheMiddleOneCountsAndHowFarTheyLieApartIsTold() {
    assertEquals(
        List.of(
            new Figure("with to without: chunks a second, p", 0.9, ""),
            new Figure("with to without: chunks a second, p, lowest", 0.2, ""),
            new Figure("with to without: chunks a second, p, highest", 1, "")),
        comparison(100, 90, 100, 20, 100, 100, 100).figures().subList(0, 3));
  }

  @Test
  @Tag("LD-1")
  void ofTwoRoundsItIsTheMean() {
    assertEquals(0.75, comparison(100, 100, 100, 50, 100).figures().getFirst().value());
  }

  @Test
  void withoutAProcessInSightNothingIsKnownOfTheProcessor() {
    assertEquals(OptionalDouble.empty(), comparison(100, 60, 140).leastPerCpuSecond());
  }

  @Test
  @Tag("LD-1")
  void aProcessInSightIsComparedByItsProcessorToo() {
    var comparison =
        new Comparison(
            List.of(report(100, watched(1)), report(100, watched(2)), report(100, watched(1))));

    assertEquals(OptionalDouble.of(0.5), comparison.leastPerCpuSecond());
    assertEquals(
        new Figure("with to without: chunks per CPU-second, p", 0.5, ""),
        comparison.figures().getLast());
  }

  @Test
  void ofAServerThatNobodyWatchesNothingIsToldAboutTheProcessor() {
    Report unwatched = report(100, Optional.empty());

    assertEquals(
        List.of("chunks per frame, p"), unwatched.figures().stream().map(Figure::name).toList());
    assertFalse(JsonReport.of(unwatched, Optional.empty()).text().contains("cpu"));
    assertTrue(
        JsonReport.of(report(100, watched(2)), Optional.empty())
            .text()
            .contains("\"chunks_per_cpu_second\":500.000"));
  }

  @Test
  void whatIsComparedStandsBetweenTwoWithout() {
    assertThrows(IllegalArgumentException.class, () -> comparison(1));
    assertThrows(IllegalArgumentException.class, () -> comparison(1, 2));
    assertThrows(IllegalArgumentException.class, () -> comparison(1, 2, 3, 4));
  }

  private static Comparison comparison(int... chunksPerSecond) {
    return new Comparison(Arrays.stream(chunksPerSecond).mapToObj(ComparisonTest::report).toList());
  }

  private static Optional<ServerSamples> watched(int cpuSeconds) {
    return Optional.of(new ServerSamples(sample(0), sample(cpuSeconds), sample(cpuSeconds)));
  }

  private static ServerSample sample(int cpuSeconds) {
    return new ServerSample(
        new ProcessUsage(cpuSeconds, 0, 0, 0), OptionalLong.empty(), OptionalLong.empty());
  }

  private static Report report(int chunksPerSecond) {
    return report(chunksPerSecond, Optional.empty());
  }

  private static Report report(int chunksPerSecond, Optional<ServerSamples> server) {
    var plan =
        LoadPlan.closedLoop("p", 1, Duration.ofSeconds(1), new MessageShape(1, 0, 24, 0, 0, 1));
    var tally = new Tally();
    tally.add(Count.CHUNKS, 10L * chunksPerSecond);
    return new Report(Scenario.CUSTOM, List.of(new PhaseResult(plan, 10, 0, tally, server)), 0);
  }
}
