package dev.haystack.inbound.http;

import dev.haystack.application.persona.Personas;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import java.util.function.Supplier;

/** Whom one can talk to. */
record PersonaRoute(Personas personas, Supplier<String> ids) {

  Route route() {
    return Route.of("GET", "/personas", this::list);
  }

  private Answer list(Call call) {
    // outside of sessions an anonymous caller is nobody twice
    var _ = call.caller(new SessionId(ids.get()), JsonObject.EMPTY);
    var all = Renderings.array(personas.all().stream().map(Renderings::persona));
    return Answer.ok(JsonObject.builder().put("personas", all).build());
  }
}
