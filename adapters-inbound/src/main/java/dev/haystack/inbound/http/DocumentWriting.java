package dev.haystack.inbound.http;

import dev.haystack.application.document.WriteDocument;
import java.time.Duration;

/** The writing of documents, and how long one may take. */
public record DocumentWriting(WriteDocument useCase, Duration timeMax) {}
