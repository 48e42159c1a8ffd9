package dev.haystack.application.document;

import dev.haystack.application.prompt.Material;
import dev.haystack.application.prompt.PromptText;
import dev.haystack.application.template.Brief;
import dev.haystack.application.template.SafetyHeader;
import dev.haystack.application.window.FittedText;
import dev.haystack.application.window.TextTokens;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;

/** Writes the prompts of one document: our rules, then the material between marks. */
final class DocumentPrompts {

  private static final String WRITING = rules("document.md");
  private static final String READING = rules("part.md");
  private static final String EMPTY = "(nothing was said)";

  private final Brief brief;
  private final String assignment;

  /** From the brief, its body with the known facts filled in, and those facts. */
  DocumentPrompts(Brief brief, String body, Person client, Person practitioner, String date) {
    this.brief = brief;
    this.assignment =
        Material.of(
                "facts",
                "Date: "
                    + date
                    + "\nClient: "
                    + client.name()
                    + "\nPractitioner: "
                    + practitioner.name())
            + "\n\n"
            + Material.of(brief.isRevision() ? "document" : "template", body)
            + "\n\n"
            + (brief.instructions().isEmpty()
                ? ""
                : Material.of("instructions", brief.instructions()) + "\n\n");
  }

  private static String rules(String name) {
    return SafetyHeader.TEXT + "\n\n" + PromptText.read(DocumentPrompts.class, name);
  }

  /** The estimated tokens of a prompt without the transcript. */
  int tokens() {
    return TextTokens.in(WRITING) + TextTokens.in(assignment);
  }

  /** For notes of one part. */
  ModelRequest read(String part, int number, int total) {
    String which = "This is part " + number + " of " + total + ".\n\n";
    return request(READING, which + assignment + Material.of("transcript", part));
  }

  /** For the document. */
  ModelRequest write(FittedText transcript) {
    String text = transcript.text().isBlank() ? EMPTY : transcript.text();
    return request(
        WRITING,
        assignment + Material.of(transcript.isWhole() ? "transcript" : "transcript_notes", text));
  }

  /** For a better draft. */
  ModelRequest repair(ModelRequest first, String draft, List<String> shortcomings) {
    List<ModelMessage> messages = new ArrayList<>(first.messages());
    messages.add(new ModelMessage.FromAssistant(draft, List.of()));
    messages.add(
        new ModelMessage.FromUser(
            "The "
                + (brief.isRevision() ? "revised document" : "document")
                + " is not complete yet. "
                + String.join(" ", shortcomings)
                + " Write the whole document again with this mended and all else as it is; where"
                + " the material says nothing for a place, say so there in a few words."));
    return ModelRequest.prose(messages, List.of());
  }

  private static ModelRequest request(String rules, String material) {
    return ModelRequest.prose(
        List.of(new ModelMessage.FromSystem(rules), new ModelMessage.FromUser(material)),
        List.of());
  }
}
