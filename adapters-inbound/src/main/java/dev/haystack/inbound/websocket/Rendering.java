package dev.haystack.inbound.websocket;

import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;

/** How what waited becomes frames for one peer. */
record Rendering(Dialect dialect, Peer peer) {

  private static final Journal JOURNAL = Journal.of(Outbox.class);

  /** Adds its frames to the peer's next write. */
  void add(Waiting waiting) {
    switch (waiting) {
      case WaitingText text -> dialect.text(text.run(), peer::add);
      case Waiting.Event(var event) -> {
        JOURNAL.tell(JournalEvent.FRAME_OUT, Detail.turn(event.turn()), Detail.kind(event.event()));
        dialect.event(event, peer::add);
      }
      case Waiting.Told(var notice) -> {
        JOURNAL.tell(JournalEvent.FRAME_OUT, Detail.kind(notice));
        dialect.notice(notice, peer::add);
      }
      case Waiting.End _ -> throw new IllegalStateException("an end is not rendered");
    }
  }
}
