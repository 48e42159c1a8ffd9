package dev.haystack.inbound.http;

/** The numbers of this moment, as a watching server reads them. */
public record MetricsText(String mediaType, String text) {}
