package dev.haystack.outbound.model;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.outbound.transport.Exchange;
import java.io.IOException;

/** The answer of one attempt as it grows; used by one thread. */
public interface StreamedAnswer {

  /**
   * Reads the body of a success until the answer is over or the body is, and hands text on as it
   * comes; throws {@link AttemptException} for what it cannot take, and lets what the body throws
   * pass.
   */
  void read(Exchange exchange) throws IOException;

  /** Whether anything was handed on or called, so that another attempt would repeat it. */
  boolean isBegun();

  /** Whether it said that it is over, so that it needs no orderly end of its stream. */
  boolean isEnded();

  /** The reply, once it was read; throws {@link AttemptException} if it is not whole. */
  ModelReply reply();
}
