package dev.haystack.port.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("OP-14")
class TraceContextTest {

  private static final String TEXT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void whatIsReadIsWrittenAsItWas() {
    TraceContext read = TraceContext.parse(TEXT);

    assertEquals("0af7651916cd43dd8448eb211c80319c", read.traceId());
    assertEquals("b7ad6b7169203331", read.spanId());
    assertTrue(read.sampled());
    assertEquals(TEXT, read.traceparent());
  }

  @Test
  void ofLaterVersionsWhatIsKnownIsRead() {
    assertEquals(TEXT, TraceContext.parse("cc" + TEXT.substring(2) + "-more").traceparent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0x"
      })
  void whatIsNotOfTheFormIsNone(String text) {
    assertEquals(TraceContext.NONE, TraceContext.parse(text));
  }

  @Test
  void whereNothingIsKeptTheCallersTraceIsHandedOnAndElseOneIsMade() {
    TraceContext caller = TraceContext.parse(TEXT);

    assertEquals(caller, Tracing.OFF.from(caller).begin(Operation.turn()).context());
    Span made = Tracing.OFF.from(TraceContext.NONE).begin(Operation.turn());
    Span other = Tracing.OFF.from(TraceContext.NONE).begin(Operation.turn());
    assertTrue(made.context().isKnown());
    assertNotEquals(made.context(), other.context());
    assertSame(made, made.begin(Operation.chat("m")), "all that is part of it has one name");
  }
}
