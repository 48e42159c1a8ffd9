package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Sse.DONE;
import static dev.haystack.outbound.openai.Sse.finish;
import static dev.haystack.outbound.openai.Sse.stream;
import static dev.haystack.outbound.openai.Sse.words;
import static dev.haystack.outbound.openai.UsageDeviations.usage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.Usage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FP-11")
class UsageTest {

  private static final String FULL = usage("{'prompt_tokens':120,'completion_tokens':7}");
  private static final String EMPTY = usage("{'prompt_tokens':0,'completion_tokens':0}");

  @Test
  void anEmptierUsageNeverReplacesAFullerOne() {
    assertCounted(new Usage(120, 7, 0, false), FULL, EMPTY, usage("{}"), usage("null"));
    assertCounted(new Usage(120, 7, 0, false), EMPTY, FULL);
  }

  @Test
  void countsThatComeInPartsOrGrowArePutTogether() {
    assertCounted(
        new Usage(120, 7, 3, false),
        usage("{'prompt_tokens':120,'prompt_tokens_details':{'cached_tokens':3}}"),
        usage("{'prompt_tokens':0,'completion_tokens':4}"),
        usage("{'completion_tokens':7}"));
  }

  @Test
  void whatACacheGaveAndTookIsCountedWhateverItIsCalled() {
    assertCounted(
        new Usage(120, 7, 64, 32, 0, false),
        usage(
            "{'prompt_tokens':120,'completion_tokens':7,"
                + "'prompt_tokens_details':{'cached_tokens':64,'cache_write_tokens':32}}"));
    for (String name : List.of("prompt_cache_hit_tokens", "cached_tokens")) {
      assertCounted(
          new Usage(120, 7, 64, false),
          usage("{'prompt_tokens':120,'completion_tokens':7,'" + name + "':64}"));
    }
  }

  @Test
  void fractionsAndTextsCount() {
    assertCounted(
        new Usage(120, 7, 64, false),
        usage(
            "{'prompt_tokens':120.0,'completion_tokens':'7',"
                + "'prompt_tokens_details':{'cached_tokens':64.0}}"));
  }

  @Test
  void whatIsNoCountIsNone() {
    assertEstimated(
        usage("{'prompt_tokens':-5,'completion_tokens':[7]}"),
        usage("{'prompt_tokens':1e999,'completion_tokens':NaN}"),
        usage("{'prompt_tokens':99999999999999999999,'completion_tokens':'many'}"),
        usage("7"));
  }

  @Test
  void onlyEmptyOnesAreEstimatedAndSaySo() {
    assertEstimated(EMPTY, usage("{}"));
  }

  @Test
  void aPartThatWasNotCountedIsEstimated() {
    try (var rig =
        Rig.answering(
            stream(words("Hello there"), finish("stop"), usage("{'prompt_tokens':120}"), DONE))) {
      assertEquals(new Usage(120, 3, 0, true), rig.generate().usage());
    }
  }

  private static void assertCounted(Usage expected, String... counts) {
    try (var rig =
        Rig.answering(
            stream(words("Hello there"), String.join("", counts), finish("stop"), DONE),
            stream(words("Hello there"), finish("stop"), String.join("", counts), DONE))) {
      assertEquals(expected, rig.generate().usage());
      assertEquals(expected, rig.generate().usage());
    }
  }

  private static void assertEstimated(String... counts) {
    try (var rig =
        Rig.answering(
            stream(words("Hello there"), finish("stop"), String.join("", counts), DONE))) {
      Usage usage = rig.generate().usage();

      assertTrue(usage.estimated());
      assertEquals(3, usage.outputTokens());
      assertTrue(usage.inputTokens() > 10);
    }
  }
}
