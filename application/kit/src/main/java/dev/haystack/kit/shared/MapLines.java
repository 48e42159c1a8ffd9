package dev.haystack.kit.shared;

import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.TurnLines;
import java.util.List;
import java.util.Set;

/** Shared lines as one node sees them. */
final class MapLines implements TurnLines {

  private final MapReach reach;
  private final MapContents contents;

  MapLines(MapReach reach) {
    this.reach = reach;
    this.contents = reach.contents;
  }

  @Override
  public Answer stand(List<Roll> rolls) {
    return reach.ask(() -> new Answer(contents.epoch(), contents.lines.stand(rolls).standings()));
  }

  @Override
  public List<Set<NodeId>> leave(List<Leave> leaves) {
    return reach.ask(() -> contents.lines.leave(leaves));
  }

  @Override
  public List<List<Holder>> holders(List<Line> lines) {
    return reach.ask(() -> contents.lines.holders(lines));
  }
}
