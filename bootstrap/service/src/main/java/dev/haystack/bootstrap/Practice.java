package dev.haystack.bootstrap;

import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.practice.ViolationSink;

/** What a practice is to the service: tools, and a place to which policy violations are told. */
public record Practice(ToolBackend tools, ViolationSink violations) {}
