package org.example.stray;

/** Breaks a rule. */
public final class WithoutRoom {}
