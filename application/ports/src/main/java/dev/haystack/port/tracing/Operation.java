package dev.haystack.port.tracing;

/** What kind of work it is, and what it is called; each has a maker, and nothing else can be. */
public final class Operation {

  /** Which work it is. */
  public enum Type {
    TURN,
    CHAT,
    TOOL,
    SERVED,
    ASKED,
    DOCUMENT,
    DOCUMENT_CHECK,
    DOCUMENT_DRAFT,
    DOCUMENT_PART,
    VIOLATION_DELIVERY,
    STORE_FLUSH
  }

  private final Type type;
  private final String name;

  private Operation(Type type, String name) {
    this.type = type;
    this.name = name;
  }

  /** A user's message and its answer. */
  public static Operation turn() {
    return new Operation(Type.TURN, "haystack.turn");
  }

  /** An inference of a model. */
  public static Operation chat(String model) {
    return new Operation(Type.CHAT, "chat " + OthersName.model(model));
  }

  /** A call of a tool. */
  public static Operation tool(String name) {
    return new Operation(Type.TOOL, "execute_tool " + OthersName.tool(name));
  }

  /** A request to us; the pattern of its route comes when it is found. */
  public static Operation served(String method) {
    return new Operation(Type.SERVED, OthersName.method(method));
  }

  /** A request of ours to another server. */
  public static Operation asked(String method) {
    return new Operation(Type.ASKED, OthersName.method(method));
  }

  /** A document. */
  public static Operation document() {
    return new Operation(Type.DOCUMENT, "document");
  }

  /** The check of what a document is written from. */
  public static Operation documentCheck() {
    return new Operation(Type.DOCUMENT_CHECK, "document.check");
  }

  /** A draft of a document. */
  public static Operation documentDraft() {
    return new Operation(Type.DOCUMENT_DRAFT, "document.draft");
  }

  /** The reading of a part of what a document is written from. */
  public static Operation documentPart() {
    return new Operation(Type.DOCUMENT_PART, "document.part");
  }

  /** An attempt to deliver a violation. */
  public static Operation violationDelivery() {
    return new Operation(Type.VIOLATION_DELIVERY, "violation.deliver");
  }

  /** What sessions have logged goes to the shared store. */
  public static Operation storeFlush() {
    return new Operation(Type.STORE_FLUSH, "store.flush");
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }
}
