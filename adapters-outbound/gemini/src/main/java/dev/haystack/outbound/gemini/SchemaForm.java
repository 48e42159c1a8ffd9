package dev.haystack.outbound.gemini;

/** How the parameters of tools are told. */
public enum SchemaForm {
  /** As JSON Schema. */
  JSON,
  /** In the subset of OpenAPI that older models and gateways know. */
  OPENAPI
}
