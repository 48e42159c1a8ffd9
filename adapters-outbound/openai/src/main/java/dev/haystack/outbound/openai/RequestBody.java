package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.memo.Memo;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.outbound.model.BodyWriter;
import dev.haystack.outbound.model.OfferedTools;
import dev.haystack.outbound.transport.CallBody;
import java.util.List;
import java.util.Optional;
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
    messages(request, optional.contains(OptionalParameter.STATE), body);
    optional.forEach(parameter -> parameter.appendTo(body.text()));
    body.text().append('}');
    return body.body();
  }

  private void messages(ModelRequest request, boolean withState, BodyWriter body) {
    CallIds ids = CallIds.of(request, settings.preset());
    var text = new MessageText(settings, ids, body.text());
    body.text().append(",\"messages\":[");
    List<String> instructions = request.instructions();
    boolean first = instructions.isEmpty();
    if (!instructions.isEmpty()) {
      // one message, for the templates of many models refuse a second one
      text.system(String.join("\n\n", instructions));
    }
    for (ModelMessage message : request.conversation()) {
      if (!first) {
        body.comma();
      }
      Optional<ModelMessage> bare = withState ? Optional.empty() : stateless(message);
      // ids follow from the whole request where they are replaced
      body.piece(
          bare.isEmpty() && ids.areKept()
              ? written.of(message)
              : written(bare.orElse(message), ids));
      first = false;
    }
    body.text().append(']');
  }

  /** The same without its state; nothing if it has none. */
  private static Optional<ModelMessage> stateless(ModelMessage message) {
    return message instanceof ModelMessage.FromAssistant said && said.state().isPresent()
        ? Optional.of(new ModelMessage.FromAssistant(said.text(), said.calls()))
        : Optional.empty();
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
