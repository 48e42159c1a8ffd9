package dev.haystack.nowhere;

/** Breaks a rule: it has no room, and its package is not null-marked. */
public final class Homeless {}
