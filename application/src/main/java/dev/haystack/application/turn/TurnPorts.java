package dev.haystack.application.turn;

import dev.haystack.application.port.ChatModel;
import dev.haystack.application.port.EventLog;
import dev.haystack.application.port.SessionStore;
import dev.haystack.application.port.ToolBackend;
import dev.haystack.application.port.UiStateStore;

/** The ports by which a turn leaves the core. */
public record TurnPorts(
    ChatModel model,
    ToolBackend backend,
    SessionStore sessions,
    UiStateStore uiStates,
    EventLog log) {}
