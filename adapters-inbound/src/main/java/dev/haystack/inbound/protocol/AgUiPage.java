package dev.haystack.inbound.protocol;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonPatch;
import dev.haystack.domain.uistate.UiState;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a reader of AG-UI is told of the page's state: all of it once, then what changes. */
final class AgUiPage {

  private final Supplier<UiState> stored;

  /** What the reader was last told; null before the snapshot. */
  private @Nullable UiState told;

  AgUiPage(Supplier<UiState> stored) {
    this.stored = stored;
  }

  void snapshot(StringBuilder stream) {
    UiState snapshot = stored.get();
    told = snapshot;
    StreamPart.begin("STATE_SNAPSHOT", stream);
    snapshot.fields().appendTo(stream.append(",\"snapshot\":"));
    stream.append(StreamPart.END);
  }

  /** What comes late, or changes nothing, is left out; nothing is told before the snapshot. */
  void changed(UiState now, StringBuilder stream) {
    UiState before = told;
    if (before == null || now.version() < before.version()) {
      return;
    }
    JsonArray delta = JsonPatch.between(before.fields(), now.fields());
    told = now;
    if (!delta.isEmpty()) {
      StreamPart.begin("STATE_DELTA", stream);
      delta.appendTo(stream.append(",\"delta\":"));
      stream.append(StreamPart.END);
    }
  }
}
