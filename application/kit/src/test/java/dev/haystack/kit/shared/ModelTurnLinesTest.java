package dev.haystack.kit.shared;

import dev.haystack.port.shared.TurnLines;
import java.time.InstantSource;

class ModelTurnLinesTest extends TurnLinesContract {

  private final TurnLines lines = new ModelTurnLines(InstantSource.system());

  @Override
  protected TurnLines lines() {
    return lines;
  }
}
