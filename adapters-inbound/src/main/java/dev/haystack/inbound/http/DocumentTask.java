package dev.haystack.inbound.http;

import dev.haystack.application.document.DocumentEvent;
import dev.haystack.application.document.DocumentOutcome;
import dev.haystack.application.document.DocumentRequest;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.RequestScope;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes one document on a thread of its own, which waits for its reader and ends with it. */
final class DocumentTask implements AutoCloseable {

  private static final Journal JOURNAL = Journal.of(DocumentTask.class);
  private static final int NEWS_WAITING_MAX = 256;

  private final BlockingQueue<News> news = new ArrayBlockingQueue<>(NEWS_WAITING_MAX);
  private final long endNanos;
  private final Thread writer;

  /** What the reader's thread takes from the writer's. */
  sealed interface News {
    record Progress(DocumentEvent event) implements News {}

    record End(DocumentOutcome outcome) implements News {}
  }

  private DocumentTask(HttpRoutes.DocumentWriting documents, DocumentRequest request) {
    endNanos = System.nanoTime() + documents.timeMax().toNanos();
    writer =
        Thread.ofVirtual()
            .name("document")
            .unstarted(RequestScope.carried(() -> tell(new News.End(end(documents, request)))));
  }

  static DocumentTask start(HttpRoutes.DocumentWriting documents, DocumentRequest request) {
    var task = new DocumentTask(documents, request);
    task.writer.start();
    return task;
  }

  private DocumentOutcome end(HttpRoutes.DocumentWriting documents, DocumentRequest request) {
    try {
      return documents.useCase().write(request, event -> tell(new News.Progress(event)));
    } catch (RuntimeException | StackOverflowError e) {
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason("document"), Detail.fault(e));
      return failed(ErrorCode.INTERNAL);
    }
  }

  private void tell(News item) {
    try {
      news.put(item);
    } catch (InterruptedException _) {
      // nobody reads any more, and the model's call is told so by the interrupt
      Thread.currentThread().interrupt();
    }
  }

  /** The next news; none if there is none for so long. */
  Optional<News> next(Duration silenceMax) throws InterruptedException {
    long left = endNanos - System.nanoTime();
    News item = news.poll(Math.min(left, silenceMax.toNanos()), TimeUnit.NANOSECONDS);
    if (item == null && endNanos - System.nanoTime() <= 0) {
      close();
      return Optional.of(new News.End(failed(ErrorCode.TURN_TIMEOUT)));
    }
    return Optional.ofNullable(item);
  }

  /** Waits for the end and passes over what is told before. */
  DocumentOutcome outcome() throws InterruptedException {
    while (true) {
      if (next(Duration.ofMinutes(1)).orElse(null) instanceof News.End(var outcome)) {
        return outcome;
      }
    }
  }

  private static DocumentOutcome failed(ErrorCode code) {
    return new DocumentOutcome.Failed(code, Duration.ZERO);
  }

  @Override
  public void close() {
    writer.interrupt();
  }
}
