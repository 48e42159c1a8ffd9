package dev.haystack.application.window;

import dev.haystack.domain.model.AnswerFormat;
import dev.haystack.domain.model.LeadingThoughts;
import dev.haystack.port.model.TextReceiver;
import java.util.Optional;
import java.util.Set;

/**
 * Takes off what some models put around an answer while it streams: blanks and a block of thoughts
 * before it, and a code fence around the whole of it. Only what may be the beginning of such a
 * thing waits; any other text is handed on at once.
 */
final class UnwrappedAnswer implements AnswerStage {

  private static final String FENCE = "```";
  private static final Set<String> AROUND_PROSE =
      Set.of("markdown", "md", "text", "txt", "plaintext");
  private static final Set<String> AROUND_JSON = Set.of("json");

  private final Set<String> tags;
  private final TextReceiver target;
  private final LeadingThoughts thoughts = new LeadingThoughts();
  private final StringBuilder held = new StringBuilder();
  private Optional<AnswerStage> stage = Optional.empty();

  UnwrappedAnswer(AnswerFormat format, TextReceiver target) {
    this.tags =
        switch (format) {
          case PROSE -> AROUND_PROSE;
          case JSON_OBJECT -> AROUND_JSON;
        };
    this.target = target;
  }

  @Override
  public void receive(String text) {
    if (stage.isPresent()) {
      stage.get().receive(text);
    } else {
      begin(thoughts.answerIn(text));
    }
  }

  private void begin(String text) {
    String beginning = held.append(text).toString().stripLeading();
    held.setLength(0);
    held.append(beginning);
    if (!FENCE.startsWith(beginning)) {
      beginText(beginning);
    }
  }

  private void beginText(String beginning) {
    int lineEnd = beginning.indexOf('\n') + 1;
    if (lineEnd == 0 && Fence.mayBegin(beginning)) {
      return;
    }
    String line = beginning.substring(0, lineEnd);
    Optional<Fence> fence = Fence.in(line);
    if (fence.isEmpty()) {
      enter(new Plain(target), beginning);
    } else if (tags.contains(fence.get().tag())) {
      enter(new OpenFence(fence.get().length(), target), beginning.substring(lineEnd));
    } else if (fence.get().tag().isEmpty()) {
      enter(new UnsureFence(line, fence.get().length(), target), beginning.substring(lineEnd));
    } else {
      enter(new Plain(target), beginning);
    }
  }

  private void enter(AnswerStage next, String text) {
    stage = Optional.of(next);
    held.setLength(0);
    if (!text.isEmpty()) {
      next.receive(text);
    }
  }

  @Override
  public void end() {
    if (stage.isEmpty()) {
      begin(thoughts.rest());
    }
    if (stage.isPresent()) {
      stage.get().end();
    } else if (!held.isEmpty()) {
      target.receive(held.toString());
    }
  }

  private record Plain(TextReceiver target) implements AnswerStage {

    @Override
    public void receive(String text) {
      target.receive(text);
    }

    @Override
    public void end() {}
  }
}
