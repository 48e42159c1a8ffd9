package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;

/** Lists the documents that the browser holds. */
final class ReadGeneratedDocuments {

  private static final int PREVIEW_LENGTH_MAX = 200;

  private ReadGeneratedDocuments() {}

  static ToolResult run(JsonObject arguments, ToolContext context) {
    if (!context.pageKnown()) {
      return answer(List.of(), Answers.PAGE_UNKNOWN, Answers.NO_ACTIVE_SESSION);
    }
    List<GeneratedDocument> documents = OpenPage.of(context).documents();
    return documents.isEmpty()
        ? answer(documents, "No document has been generated yet.", "no_documents")
        : answer(documents, "Documents: " + documents.size() + ".", Answers.SUCCESS);
  }

  private static ToolResult answer(
      List<GeneratedDocument> documents, String message, String status) {
    return Answers.success(
        JsonObject.builder()
            .put("generated_documents", JsonLists.indexed(documents, ReadGeneratedDocuments::entry))
            .put("document_count", documents.size())
            .put("message", message)
            .put("status", status));
  }

  private static JsonObject entry(int index, GeneratedDocument document) {
    return JsonObject.builder()
        .put("index", index)
        .put("document_id", document.id())
        .put("document_name", document.name())
        .put("template_used", document.templateUsed())
        .put("generated_at", document.generatedAt())
        .put("has_content", document.hasContent())
        .put("content_preview", Excerpt.of(document.content(), PREVIEW_LENGTH_MAX))
        .put("is_generated", document.isGenerated())
        .build();
  }
}
