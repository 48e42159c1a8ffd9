package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The tools in the form that the model's server reads; the same few lists are offered in every
 * round, and writing one takes longer than all the rest of a request.
 */
final class OfferedTools {

  private static final int KEPT_MAX = 8;

  private record Written(List<ToolSpecification> tools, String text) {}

  private final List<Written> kept = new CopyOnWriteArrayList<>();

  /** The list's text. */
  String text(List<ToolSpecification> tools) {
    for (Written written : kept) {
      if (written.tools().equals(tools)) {
        return written.text();
      }
    }
    String text = write(tools);
    if (kept.size() < KEPT_MAX) {
      kept.add(new Written(tools, text));
    }
    return text;
  }

  private static String write(List<ToolSpecification> tools) {
    var target = new StringBuilder("[");
    for (int i = 0; i < tools.size(); i++) {
      ToolSpecification tool = tools.get(i);
      target.append(i == 0 ? "" : ",").append("{\"type\":\"function\",\"function\":{\"name\":");
      JsonText.quote(tool.name(), target);
      target.append(",\"description\":");
      JsonText.quote(tool.description(), target);
      target.append(",\"parameters\":");
      tool.parameters().appendTo(target);
      target.append("}}");
    }
    return target.append(']').toString();
  }
}
