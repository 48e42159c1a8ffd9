package dev.haystack.inbound.http;

import dev.haystack.application.document.DocumentRequest;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.policy.RequestOrigin;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.trail.AuditEvent;
import java.util.function.Supplier;

/** A document from a template, whole or as a stream of events. */
record DocumentRoute(
    CallerLeases leases, HttpRoutes.DocumentWriting documents, Supplier<String> ids) {

  Route route() {
    return Route.of("POST", "/generate-document-from-template", this::write)
        .telling(AuditEvent.DOCUMENT_WRITE);
  }

  private Answer write(Call call) throws InterruptedException {
    var body = call.body();
    var read = DocumentBody.read(new Fields(body));
    // outside of sessions an anonymous caller is nobody twice
    var session = new SessionId(ids.get());
    Principal caller = call.callerAlone(session, body);
    call.trail().allowed();
    var request =
        new DocumentRequest(
            leases.alone(session, caller),
            read.template(),
            read.transcript(),
            read.client(),
            read.practitioner(),
            read.generationInstructions(),
            new RequestOrigin(call.clientAddress(), call.userAgent()),
            read.zone(),
            call.span());
    var task = DocumentTask.start(documents, request);
    if (call.accepts(EventAnswer.MEDIA_TYPE)) {
      return Answer.stream(new DocumentStream(task, request, call.path()));
    }
    try (task) {
      JsonObject document = DocumentAnswer.of(request, task.outcome());
      Refusal.ifEnded(request.caller());
      return Answer.ok(document);
    }
  }
}
