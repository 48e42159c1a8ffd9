package dev.haystack.inbound.websocket;

import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.protocol.TextRun;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one connection, in the order in which it was offered.
 *
 * <p>Offering never blocks and may be done by any thread. A virtual thread writes while something
 * waits and ends when nothing does. A reader that is too slow is closed and may resume; what comes
 * after the close is dropped.
 */
final class Outbox {

  private static final Journal JOURNAL = Journal.of(Outbox.class);

  /** How far deltas are joined when many come at once from the log. */
  private static final int REPLAY_JOIN_BYTES_MAX = 16 * 1024;

  private final Peer peer;
  private final Dialect dialect;
  private final Rendering rendering;
  private final OutboxLimits limits;
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>(0);
  private final TurnEnds ends = new TurnEnds();
  private int textBytes;

  /** What the running turn has said. */
  private int saidBytes;

  private boolean writing;
  private boolean held;
  private boolean closed;
  private BooleanSupplier permitted = () -> true;
  private OptionalLong takenBack = OptionalLong.empty();
  private volatile long writeBegunNanos;
  private volatile boolean inWrite;

  Outbox(Peer peer, Dialect dialect, OutboxLimits limits) {
    this.peer = peer;
    this.dialect = dialect;
    this.rendering = new Rendering(dialect, peer);
    this.limits = limits;
  }

  /** Writes nothing until it is told to begin. */
  synchronized void hold() {
    held = true;
  }

  /** Writes that first, and then what was offered meanwhile. */
  synchronized void begin(Notice first) {
    if (held) {
      held = false;
      queue.addFirst(new Waiting.Told(first));
      writeSoon();
    }
  }

  void offer(LoggedEvent event) {
    offer(event, limits.textJoinBytesMax());
  }

  /** Offers events of the past, with as many deltas joined as fit a frame. */
  synchronized void replay(List<LoggedEvent> events) {
    int joinBytesMax = Math.max(limits.textJoinBytesMax(), REPLAY_JOIN_BYTES_MAX);
    events.forEach(event -> offer(event, joinBytesMax));
  }

  /** Takes back what waits of the log: the sequence number of the first of it, if there is any. */
  synchronized OptionalLong withdraw() {
    takeBack();
    OptionalLong first = takenBack;
    takenBack = OptionalLong.empty();
    return first;
  }

  /** What happens in the session is written only as long as that holds, to the last moment. */
  synchronized void tellWhile(BooleanSupplier holds) {
    permitted = holds;
  }

  /** Whether something was not written in its time; what follows it is not taken either. */
  synchronized boolean isBehind() {
    return takenBack.isPresent();
  }

  private void takeBack() {
    if (takenBack.isEmpty()) {
      takenBack = queue.stream().flatMapToLong(each -> each.sequence().stream()).findFirst();
    }
    drop(!permitted.getAsBoolean());
  }

  private void drop(boolean alsoUnlogged) {
    queue.removeIf(each -> each.isLogged() || (alsoUnlogged && each.isContent()));
    textBytes = 0;
  }

  /** Its session is gone: what was said there is not told any more, at most that a turn is over. */
  synchronized void forget() {
    if (queue.stream().anyMatch(Waiting::isContent)) {
      drop(true);
    }
  }

  void offer(Notice notice) {
    add(new Waiting.Told(notice));
  }

  /** What became of a message that was sent before. */
  synchronized void offer(TurnStatus status) {
    offer(new Notice.TurnKnown(ends.upToDate(status)));
  }

  /** Closes the connection after all that waits already, at once if nothing may be written yet. */
  synchronized void end(CloseCode code, String reason) {
    if (held) {
      clear();
    }
    add(new Waiting.End(code, reason));
  }

  /** Drops what waits: the connection is gone. */
  synchronized void discard() {
    closed = true;
    clear();
  }

  private void clear() {
    held = false;
    queue.clear();
    textBytes = 0;
  }

  /** How much text waits, as it will be written. */
  synchronized int waitingBytes() {
    return textBytes;
  }

  /** Whether nothing waits and nothing is being written. */
  synchronized boolean isIdle() {
    return !writing;
  }

  /** Closes the connection if its reader took too long over the write that is under way. */
  void checkProgress(long nowNanos) {
    if (inWrite && nowNanos - writeBegunNanos > limits.stallMax().toNanos()) {
      abandon();
    }
  }

  private synchronized void offer(LoggedEvent event, int joinBytesMax) {
    if (takenBack.isPresent()) {
      return;
    }
    if (!(event.event() instanceof TurnEvent.TextDelta(var content))) {
      ends.told(event);
      if (event.event() instanceof TurnEvent.Started || event.event() instanceof TurnEvent.Ended) {
        saidBytes = 0;
      }
      add(new Waiting.Event(event));
      return;
    }
    int before = textBytes;
    if (queue.peekLast() instanceof WaitingText last
        && last.join(event.turn(), event.sequence(), content, joinBytesMax)) {
      textBytes += TextRun.sizeBytes(content);
    } else {
      int repeated = dialect.repeatedBytes(saidBytes);
      var text = new WaitingText(event.turn(), event.sequence(), content, repeated);
      textBytes += text.frameBytes();
      add(text);
    }
    saidBytes += TextRun.sizeBytes(content);
    // one large text alone is no backlog
    if (before > 0 && textBytes > limits.textBytesMax()) {
      abandon();
    }
  }

  private synchronized void add(Waiting waiting) {
    if (closed) {
      textBytes = 0;
      return;
    }
    queue.add(waiting);
    if (queue.size() > limits.entriesMax()) {
      abandon();
    } else {
      writeSoon();
    }
  }

  private void writeSoon() {
    if (!writing && !held) {
      writing = true;
      var _ = Thread.startVirtualThread(this::write);
    }
  }

  private void abandon() {
    synchronized (this) {
      if (closed) {
        return;
      }
      discard();
    }
    peer.close(CloseCode.SLOW_CONSUMER, "too slow; reconnect and resume");
  }

  private void write() {
    try {
      writeAll();
    } catch (RuntimeException | StackOverflowError e) {
      // its text may hold what people said, so only its kind is logged
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason("outbox"), Detail.fault(e));
      discard();
      peer.close(CloseCode.SERVER_ERROR, "internal error");
    }
  }

  private void writeAll() {
    Waiting next = next();
    while (next != null) {
      if (next instanceof Waiting.End(var code, var reason)) {
        var _ = flush();
        discard();
        peer.close(code, reason);
      } else {
        rendering.add(next);
      }
      next = next();
    }
  }

  /** What comes next, after writing what is to be written before; null if the thread is to end. */
  private @Nullable Waiting next() {
    while (true) {
      if (peer.batchBytes() < limits.writeBytesMax()) {
        Waiting next = poll();
        if (next != null) {
          return next;
        }
      }
      if (peer.batchBytes() > 0) {
        if (!flush()) {
          discard();
        }
      } else if (ended()) {
        return null;
      }
    }
  }

  private synchronized @Nullable Waiting poll() {
    Waiting first = queue.peek();
    if (first != null && (first.isLogged() || first.isContent()) && !permitted.getAsBoolean()) {
      takeBack();
    }
    Waiting next = queue.poll();
    if (next instanceof WaitingText text) {
      textBytes -= text.frameBytes();
    }
    return next;
  }

  private synchronized boolean ended() {
    writing = !queue.isEmpty();
    return !writing;
  }

  private boolean flush() {
    writeBegunNanos = System.nanoTime();
    inWrite = true;
    try {
      return peer.write();
    } finally {
      inWrite = false;
    }
  }
}
