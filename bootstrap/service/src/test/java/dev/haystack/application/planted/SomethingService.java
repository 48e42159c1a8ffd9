package dev.haystack.application.planted;

/** Breaks a rule. */
public final class SomethingService {}
