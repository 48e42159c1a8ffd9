package dev.haystack.bootstrap;

import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.persona.Personas;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.inbound.http.HttpRoutes;
import java.time.InstantSource;
import java.util.UUID;

/** Makes what can be asked over HTTP. */
final class HttpDoors {

  private HttpDoors() {}

  static HttpRoutes routes(
      Settings settings,
      UseCases useCases,
      ReadHealth health,
      String node,
      Metrics metrics,
      InForce inForce,
      InstantSource clock) {
    return new HttpRoutes(
        useCases.identifyCaller(),
        useCases.leases(),
        useCases.openSession(),
        useCases.readSession(),
        useCases.deleteSession(),
        useCases.followSession(),
        useCases.runTurn(),
        useCases.stopTurn(),
        useCases.updateUiState(),
        useCases.summarizeConversations(),
        new HttpRoutes.DocumentWriting(useCases.writeDocument(), settings.documents().timeMax()),
        new Personas(ToolCatalogue.load()),
        new HttpRoutes.ServiceInfo(Build.packaged().version(), node, clock.instant()),
        health,
        Administration.metrics(settings.listener().watchers(), inForce, metrics),
        settings.listener().watchers().admin().isPresent(),
        settings.frontends(),
        clock,
        () -> UUID.randomUUID().toString());
  }
}
