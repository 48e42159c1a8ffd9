package dev.haystack.domain.event;

/** Where an acknowledged message is held. */
public enum Durability {
  /** In the store that all nodes share. */
  SHARED,
  /** In this node's memory. */
  MEMORY
}
