package dev.haystack.outbound.model;

import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * Lists of tools in the form that a model's server reads; the same few are offered in every round,
 * and writing one takes longer than all the rest of a request. Safe for many threads.
 */
public final class OfferedTools {

  private static final int KEPT_MAX = 8;

  // never compared
  @SuppressWarnings("ArrayRecordComponent")
  private record Written(List<ToolSpecification> tools, byte[] piece) {}

  private final BiConsumer<ToolSpecification, StringBuilder> writer;
  private final List<Written> kept = new CopyOnWriteArrayList<>();

  /** Of tools that are written like this. */
  public OfferedTools(BiConsumer<ToolSpecification, StringBuilder> writer) {
    this.writer = writer;
  }

  /** The list as a piece of a request, in brackets. */
  public byte[] piece(List<ToolSpecification> tools) {
    for (Written written : kept) {
      if (written.tools().equals(tools)) {
        return written.piece();
      }
    }
    byte[] piece = BodyWriter.bytes(target -> write(tools, target));
    if (kept.size() < KEPT_MAX) {
      kept.add(new Written(tools, piece));
    }
    return piece;
  }

  private void write(List<ToolSpecification> tools, StringBuilder target) {
    String between = "[";
    for (ToolSpecification tool : tools) {
      target.append(between);
      writer.accept(tool, target);
      between = ",";
    }
    target.append(tools.isEmpty() ? "[]" : "]");
  }
}
