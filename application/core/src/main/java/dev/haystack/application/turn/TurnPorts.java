package dev.haystack.application.turn;

import dev.haystack.port.model.ChatModel;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;

/** The ports by which a turn leaves the core. */
public record TurnPorts(
    ChatModel model,
    ToolBackend backend,
    SessionStore sessions,
    UiStateStore uiStates,
    EventLog log) {}
