package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.memo.Memo;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.outbound.model.BodyWriter;
import dev.haystack.outbound.model.OfferedTools;
import dev.haystack.outbound.transport.CallBody;
import java.util.Set;

/**
 * Writes the bodies of requests for inferences; what a message becomes is kept beside it. Safe for
 * many threads.
 */
final class RequestBody {

  private final OpenAiSettings settings;
  private final OfferedTools offered = new OfferedTools(RequestBody::tool);
  private final Memo<ModelMessage, byte[]> written =
      new Memo<>(message -> written(message, CallIds.AS_THEY_ARE));

  RequestBody(OpenAiSettings settings) {
    this.settings = settings;
  }

  CallBody of(ModelRequest request, Set<OptionalParameter> optional) {
    var body = new BodyWriter();
    body.text().append("{\"model\":");
    JsonText.quote(settings.model(), body.text());
    body.text().append(",\"stream\":true");
    if (!request.tools().isEmpty()) {
      body.text().append(",\"tools\":");
      body.piece(offered.piece(request.tools()));
    }
    messages(request, body);
    optional.forEach(parameter -> parameter.appendTo(body.text()));
    body.text().append('}');
    return body.body();
  }

  private void messages(ModelRequest request, BodyWriter body) {
    CallIds ids = CallIds.of(request, settings.preset());
    var text = new MessageText(settings, ids, body.text());
    body.text().append(",\"messages\":[");
    boolean first = true;
    for (String instruction : request.instructions()) {
      body.text().append(first ? "" : ",");
      text.system(instruction);
      first = false;
    }
    for (ModelMessage message : request.conversation()) {
      if (!first) {
        body.comma();
      }
      // ids follow from the whole request where they are replaced
      body.piece(ids.areKept() ? written.of(message) : written(message, ids));
      first = false;
    }
    body.text().append(']');
  }

  private byte[] written(ModelMessage message, CallIds ids) {
    return BodyWriter.bytes(target -> new MessageText(settings, ids, target).message(message));
  }

  private static void tool(ToolSpecification tool, StringBuilder target) {
    target.append("{\"type\":\"function\",\"function\":{\"name\":");
    JsonText.quote(tool.name(), target);
    target.append(",\"description\":");
    JsonText.quote(tool.description(), target);
    target.append(",\"parameters\":");
    tool.parameters().appendTo(target);
    target.append("}}");
  }
}
