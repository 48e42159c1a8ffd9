package dev.haystack.load.script;

/** A turn's number, the answer that it asks for, and where in the request it asks. */
record AskedAnswer(long turn, MessageShape shape, int position) {}
