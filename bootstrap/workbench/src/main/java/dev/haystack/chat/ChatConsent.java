package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Asks who sits at the terminal whether a tool may write.
 *
 * @param isAsked whether somebody sits there
 */
record ChatConsent(BufferedReader lines, PrintWriter output, boolean isAsked) {

  /** Their answer; none where nobody is asked, and another page of the session may give it. */
  Optional<JsonObject> to(JsonObject question) {
    if (!isAsked) {
      return Optional.empty();
    }
    output.print("Yes? [y/N] ");
    output.flush();
    return Optional.of(
        JsonObject.builder()
            .put("type", "ui_action_result")
            .put("action_id", question.string("action_id").orElse(""))
            .put("success", isYes())
            .build());
  }

  private boolean isYes() {
    try {
      String line = lines.readLine();
      return line != null && line.strip().matches("(?i)y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
