package dev.haystack.application.turn;

import dev.haystack.application.consent.ConsentMode;
import dev.haystack.application.consent.Consents;
import dev.haystack.application.cost.UserModels;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.trail.AuditTrail;
import java.time.InstantSource;

/**
 * The ports by which a turn leaves the core, the models' as they count for each user.
 *
 * @param summaries the model that writes of a long history what its prompts no longer show
 * @param consents where users are asked whether a tool may write
 */
public record TurnPorts(
    UserModels models,
    UserModels summaries,
    ToolBackend backend,
    SessionStore sessions,
    UiStateStore uiStates,
    EventLog log,
    Meter meter,
    Consents consents,
    AuditTrail trail) {

  /** Measured by nobody, where the model's word is enough for a tool to write. */
  public TurnPorts(
      UserModels models,
      UserModels summaries,
      ToolBackend backend,
      SessionStore sessions,
      UiStateStore uiStates,
      EventLog log) {
    this(
        models,
        summaries,
        backend,
        sessions,
        uiStates,
        log,
        Meter.NONE,
        new Consents(ConsentMode.MODEL, InstantSource.system()),
        AuditTrail.NONE);
  }

  /** With one model for all. */
  public TurnPorts(
      UserModels models,
      ToolBackend backend,
      SessionStore sessions,
      UiStateStore uiStates,
      EventLog log) {
    this(models, models, backend, sessions, uiStates, log);
  }
}
