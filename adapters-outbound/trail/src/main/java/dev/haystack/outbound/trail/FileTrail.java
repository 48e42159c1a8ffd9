package dev.haystack.outbound.trail;

import dev.haystack.domain.trail.ChainEnd;
import dev.haystack.domain.trail.ChainLine;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the trail in a file, one line for each entry, each chained to the one before it.
 *
 * <p>A line is in the file when {@link #tell} returns, and on the disk a tenth of a second later:
 * one look of {@link #sync} there is for all lines that came meanwhile. What cannot be written is
 * tried anew with the next entry, in a file opened anew.
 */
public final class FileTrail implements AuditTrail, AutoCloseable {

  private static final Journal JOURNAL = Journal.of(FileTrail.class);

  private final TrailSettings settings;
  private final InstantSource clock;
  private final ReentrantLock writing = new ReentrantLock();
  private final LongAdder lost = new LongAdder();
  private final long mendedBytes;
  private @Nullable TrailFile file;
  private volatile ChainEnd end;
  private volatile boolean away;
  private volatile boolean unsynced;
  private volatile boolean closed;

  private FileTrail(TrailSettings settings, InstantSource clock, TrailFile file) {
    this.settings = settings;
    this.clock = clock;
    this.end = file.tail().end();
    this.mendedBytes = file.tail().restBytes();
    this.file = file;
  }

  /**
   * Goes on where an earlier run ended.
   *
   * @throws IOException if the file cannot be opened for appending, or its end is none of ours
   */
  public static FileTrail open(TrailSettings settings, InstantSource clock) throws IOException {
    var file = TrailFile.open(settings.file(), settings.key());
    file.mend();
    return new FileTrail(settings, clock, file);
  }

  @Override
  public void tell(AuditEntry entry) {
    writing.lock();
    try {
      write(EntryText.of(entry, clock.instant(), settings.node()));
      noteBack();
    } catch (IOException e) {
      noteAway(e);
      forget();
      if (settings.mode() == TrailSettings.Mode.FAIL_CLOSED) {
        throw new TrailAwayException(e);
      }
      lost.increment();
    } finally {
      writing.unlock();
    }
  }

  private void write(String members) throws IOException {
    TrailFile open = opened();
    ChainLine line = end.next(members, settings.key());
    if (open.isRegular()
        && !open.isEmpty()
        && open.bytes() + line.text().length() >= settings.rotateBytes()) {
      open = rotated(open);
    }
    open.append(line.text());
    end = line.end();
    unsynced = true;
  }

  /** The file, opened anew if it failed before or is not there any more. */
  private TrailFile opened() throws IOException {
    if (closed) {
      throw new IOException("it is closed");
    }
    TrailFile open = file;
    if (open != null && open.isInPlace()) {
      return open;
    }
    if (open != null) {
      open.sync();
    }
    drop();
    TrailFile anew = TrailFile.open(settings.file(), settings.key());
    // where it is not ours, the failure closes it
    file = anew;
    TrailTail there = anew.tail();
    if (there.wholeBytes() > 0 && !there.end().equals(end)) {
      throw new IOException("another trail lies there now");
    }
    anew.mend();
    return anew;
  }

  private TrailFile rotated(TrailFile full) throws IOException {
    full.sync();
    drop();
    var _ = Files.move(settings.file(), TrailTail.aside(settings.file(), end.seq()));
    TrailFile anew = TrailFile.open(settings.file(), settings.key());
    file = anew;
    return anew;
  }

  private void drop() throws IOException {
    TrailFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }

  /** So that it is opened anew, and what lies behind its whole lines is taken away. */
  private void forget() {
    try {
      drop();
    } catch (IOException _) {
      // it was of no use any more
    }
  }

  private void noteAway(IOException why) {
    if (!away) {
      away = true;
      JOURNAL.tell(JournalEvent.TRAIL_AWAY, Detail.fault(why));
    }
  }

  private void noteBack() {
    if (away) {
      away = false;
      JOURNAL.tell(JournalEvent.TRAIL_BACK, Detail.count(lost.sum()));
    }
  }

  /** Has what was written since put on the disk; to be called again and again. */
  public void sync() {
    if (!unsynced) {
      return;
    }
    unsynced = false;
    TrailFile open = current();
    try {
      if (open != null) {
        open.sync();
      }
    } catch (IOException e) {
      failed(open, e);
    }
  }

  private @Nullable TrailFile current() {
    writing.lock();
    try {
      return file;
    } finally {
      writing.unlock();
    }
  }

  /** Unless it was put aside meanwhile, when that has synced it. */
  private void failed(@Nullable TrailFile synced, IOException why) {
    writing.lock();
    try {
      if (synced == file) {
        noteAway(why);
        forget();
      }
    } finally {
      writing.unlock();
    }
  }

  /** Where the chain stands. */
  public ChainEnd end() {
    return end;
  }

  /** Whether the last entry could not be written. */
  public boolean isAway() {
    return away;
  }

  /** How many entries were not kept, and what they told of was done. */
  public long lost() {
    return lost.sum();
  }

  /** How many bytes of a line that a crash had cut were taken away at the start. */
  public long mendedBytes() {
    return mendedBytes;
  }

  /** Whether it is over. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() throws IOException {
    sync();
    closed = true;
    writing.lock();
    try {
      drop();
    } finally {
      writing.unlock();
    }
  }
}
