package dev.haystack.outbound.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.Usage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VE-7")
class CountsTest {

  @Test
  void theInputIsWhatWasReadWrittenAndNeither() {
    assertEquals(
        new Usage(111, 5, 100, 10, 0, false),
        usage(
            "{'input_tokens':1,'cache_creation_input_tokens':10,'cache_read_input_tokens':100,"
                + "'output_tokens':1}",
            "{'output_tokens':5}"));
  }

  @Test
  void theNewestCountStandsAndNullCountsNothing() {
    assertEquals(
        new Usage(27, 9, 20, 4, 3, false),
        usage(
            "{'input_tokens':1,'cache_creation_input_tokens':10,'cache_read_input_tokens':100,"
                + "'output_tokens':7}",
            "{'input_tokens':3,'cache_creation_input_tokens':4,'cache_read_input_tokens':20,"
                + "'output_tokens':9,'output_tokens_details':{'thinking_tokens':3}}"));
    assertEquals(
        new Usage(1, 7, 0, 0, 0, false),
        usage(
            "{'input_tokens':1,'output_tokens':7}",
            "{'input_tokens':null,'output_tokens':null,'output_tokens_details':null}"));
  }

  @Test
  void theOutputIsNotAddedUp() {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start("{'input_tokens':1,'output_tokens':4}"),
                AnthropicWire.words(0, "Hello"),
                AnthropicWire.event("message_delta", "'delta':{},'usage':{'output_tokens':6}"),
                AnthropicWire.end("end_turn", "{'output_tokens':8}")))) {
      assertEquals(8, rig.generate().usage().outputTokens());
    }
  }

  @Test
  void whatIsNotCountedIsEstimated() {
    Usage usage = usage("{}", "{}");

    assertTrue(usage.estimated());
    assertTrue(usage.inputTokens() > 0 && usage.outputTokens() > 0);
  }

  private static Usage usage(String start, String end) {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start(start),
                AnthropicWire.words(0, "Hello"),
                AnthropicWire.end("end_turn", end)))) {
      return rig.generate().usage();
    }
  }
}
