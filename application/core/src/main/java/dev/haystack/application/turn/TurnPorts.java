package dev.haystack.application.turn;

import dev.haystack.application.cost.UserModels;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;

/** The ports by which a turn leaves the core, the model's as it counts for each user. */
public record TurnPorts(
    UserModels models,
    ToolBackend backend,
    SessionStore sessions,
    UiStateStore uiStates,
    EventLog log) {}
