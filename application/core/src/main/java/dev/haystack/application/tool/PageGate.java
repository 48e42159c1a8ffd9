package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.domain.uistate.Capabilities;

/** Keeps tools that need a page from running where the user is on another one. */
final class PageGate {

  static final String NAVIGATION_REQUIRED = "navigation_required";

  private static final JsonObject LINK =
      JsonObject.builder()
          .put("text", "Open Live Transcribe")
          .put("url", "/live-transcribe")
          .put("page_type", "transcribe_page")
          .build();

  private PageGate() {}

  static boolean isOpen(ToolSpecification tool, JsonObject page) {
    return !tool.pageGated() || Capabilities.allow(page, tool.name());
  }

  /** The answer of a tool whose page is not open: a link, and no action. */
  static JsonObject navigationRequired(ToolSpecification tool) {
    return JsonObject.builder()
        .put("status", NAVIGATION_REQUIRED)
        .put("navigation_link", LINK)
        .put(
            "instructions",
            tool.displayName()
                + " works on the Live Transcribe page only. Nothing was done. Tell the user, offer"
                + " the link, and try again once they are there.")
        .build();
  }
}
