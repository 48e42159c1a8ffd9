package dev.haystack.application.cost;

import dev.haystack.application.window.PartReader;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.turn.WorkPlace;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The places in which the parts of one work run: the work's own, and beside it those of the user's
 * that are free. No part waits for a place that a work holds which waits itself.
 */
public final class PartPlaces {

  private final Semaphore own = new Semaphore(1);
  private final Supplier<WorkPlace> others;

  PartPlaces(Supplier<WorkPlace> others) {
    this.others = others;
  }

  /** The same reader, each of whose parts has a place. */
  public PartReader with(PartReader reader) {
    return (part, number, total) -> {
      if (own.tryAcquire()) {
        return inOwn(reader, part, number, total);
      }
      try (WorkPlace other = others.get()) {
        if (other.isFree()) {
          return reader.read(part, number, total);
        }
      }
      try {
        own.acquire();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new ModelException(ModelFailure.CANCELLED, "the wait for a place was interrupted");
      }
      return inOwn(reader, part, number, total);
    };
  }

  private String inOwn(PartReader reader, String part, int number, int total) {
    try {
      return reader.read(part, number, total);
    } finally {
      own.release();
    }
  }
}
