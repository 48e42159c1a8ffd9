package dev.haystack.application.tool;

/** Pages as browsers tell of them. */
final class Pages {

  static final ToolContext DASHBOARD = Calls.page("{\"page_type\":\"dashboard\"}");
  static final ToolContext EMPTY_TRANSCRIBE = Calls.page("{\"page_type\":\"transcribe_page\"}");
  static final ToolContext TRANSCRIBE =
      Calls.page(
          """
          {"page_type":"transcribe_page",
           "currentClient":{"clientId":"c-1","clientName":"Ada Example"},
           "loadedSessions":[{"sessionId":"s-1","clientId":"c-1","clientName":"Ada Example",
             "content":"I sleep badly. Work is fine.","metadata":{"recordingDate":"2026-11-02"}}],
           "selectedTemplate":{"templateId":"t-1","templateName":"Progress Note",
             "templateContent":"  Name: {name}","templateDescription":"short"},
           "generatedDocuments":[{"documentId":"d-1","documentName":"Note",
             "documentContent":"Ada sleeps badly.","templateUsed":"Progress Note",
             "generatedAt":"2026-11-02T10:00:00Z","isGenerated":true},
             {"documentId":"d-2","documentName":"Draft"}]}
          """);
  static final ToolContext TWO_SESSIONS =
      Calls.page(
          """
          {"page_type":"transcribe_page",
           "loadedSessions":[
             {"sessionId":"s-1","clientId":"c-1","clientName":"Ada Example","content":"One."},
             {"sessionId":"s-2","clientId":"c-1","clientName":"Ada Example","content":"Two."}],
           "selectedTemplate":{"templateId":"t-1","templateName":"Progress Note",
             "templateContent":"Name: {name}"}}
          """);

  private Pages() {}
}
