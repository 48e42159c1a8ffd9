package dev.haystack.application.tool;

import dev.haystack.application.template.Brief;
import dev.haystack.application.template.DocumentPrompt;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;

/** Asks the page to write one of its documents anew under further instructions. */
record RefineDocument(ActionTemplate action, ReviewedWriting writing) {

  private static final int PREVIEW_LENGTH_MAX = 200;

  ToolResult run(JsonObject arguments, ToolContext context) {
    if (!context.pageKnown()) {
      return Answers.pageUnknown();
    }
    String id = arguments.string("document_id").orElse("");
    return OpenPage.of(context).documents().stream()
        .filter(document -> document.id().equals(id))
        .findFirst()
        .map(document -> refined(document, arguments, context))
        .orElseGet(
            () ->
                Answers.refused(
                    "document_not_found",
                    "The browser holds no document with that id.",
                    "List the documents with get_generated_documents."));
  }

  private ToolResult refined(
      GeneratedDocument document, JsonObject arguments, ToolContext context) {
    if (!document.hasContent()) {
      return Answers.refused(
          "no_content",
          "The document has no content yet.",
          "Wait until it is generated, or generate it again.");
    }
    String instructions = arguments.string("refinement_instructions").orElse("");
    String newName =
        arguments.text("new_document_name").orElseGet(() -> oldName(document) + " - Refined");
    var source =
        new ReviewedWriting.Source(
            document.id(),
            oldName(document),
            OpenPage.of(context).client().id(),
            new Brief(true, document.content(), instructions));
    return writing.unlessRefused(
        source,
        context,
        () ->
            Answers.success(
                action
                    .requested(
                        payload(document, instructions, newName),
                        "Refining “" + oldName(document) + "”.")
                    .put("original_document", original(document))
                    .put("refinement_instructions", instructions)));
  }

  private static JsonObject payload(
      GeneratedDocument document, String instructions, String newName) {
    return JsonObject.builder()
        .put("templateContent", DocumentPrompt.fromDocument(document.content(), instructions))
        .put("templateName", "Document Refinement")
        .put("documentName", newName)
        .put("originalContent", document.content())
        .put("targetDocumentId", document.id())
        .put("targetDocumentName", newName)
        .put("isRegeneration", true)
        .put("refinementInstructions", instructions)
        .build();
  }

  private static JsonObject original(GeneratedDocument document) {
    return JsonObject.builder()
        .put("id", document.id())
        .put("name", document.name())
        .put("content_preview", Excerpt.of(document.content(), PREVIEW_LENGTH_MAX))
        .build();
  }

  private static String oldName(GeneratedDocument document) {
    return document.name().isBlank() ? "Document" : document.name();
  }
}
