package dev.haystack.application.window;

import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes material of any length fit a model's window without cutting: it is read in parts, and the
 * parts' notes stand for it; notes that are still too long are read the same way.
 */
public final class FitToWindow {

  // each round has to leave at least so much out, or else they would never end
  private static final double SHRINKS_TO_MAX = 0.8;

  private final int atOnceMax;

  /** Reads so many parts at once. */
  public FitToWindow(int atOnceMax) {
    this.atOnceMax = atOnceMax;
  }

  /**
   * Blocks until the material fits.
   *
   * @param pieces the material in its natural units, such as lines or messages
   * @param tokensMax estimated tokens of one part, and of all that is left in the end
   * @throws ModelException of a part's reader; CONTEXT_TOO_LONG if the notes do not get shorter;
   *     CANCELLED if the calling thread is interrupted, which it then stays
   * @throws CredentialEnded of a part's reader
   */
  public FittedText fit(
      List<String> pieces, int tokensMax, PartReader reader, PartListener listener) {
    int tokens = tokens(pieces);
    int partsRead = 0;
    List<String> left = pieces;
    while (tokens > tokensMax) {
      List<String> parts = Parts.of(left, tokensMax);
      left = readAll(parts, reader, listener);
      partsRead += parts.size();
      int shorter = tokens(left);
      if (shorter > tokensMax && shorter > tokens * SHRINKS_TO_MAX) {
        throw new ModelException(
            ModelFailure.CONTEXT_TOO_LONG, "the notes of the parts are as long as the parts");
      }
      tokens = shorter;
    }
    return new FittedText(String.join("\n", left), partsRead);
  }

  private static int tokens(List<String> pieces) {
    return pieces.stream().mapToInt(TextTokens::in).sum();
  }

  private List<String> readAll(List<String> parts, PartReader reader, PartListener listener) {
    try (var threads =
        Executors.newFixedThreadPool(atOnceMax, Thread.ofVirtual().name("part").factory())) {
      List<Future<String>> reading = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        int number = i + 1;
        Callable<String> read = () -> reader.read(part, number, parts.size());
        reading.add(threads.submit(RequestScope.carriedCall(read)));
      }
      return await(reading, threads, listener);
    }
  }

  private static List<String> await(
      List<Future<String>> reading, ExecutorService threads, PartListener listener) {
    List<String> notes = new ArrayList<>();
    try {
      for (Future<String> part : reading) {
        notes.add(part.get());
        listener.onRead(notes.size(), reading.size());
      }
      return notes;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelFailure.CANCELLED, "the reading of parts was interrupted");
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case ModelException failure -> failure;
        case CredentialEnded ended -> ended;
        case null, default -> new IllegalStateException("a part was not read", e);
      };
    } finally {
      // nobody wants the other parts once one has failed
      var _ = threads.shutdownNow();
    }
  }
}
