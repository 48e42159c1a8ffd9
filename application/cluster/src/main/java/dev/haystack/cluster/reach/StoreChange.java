package dev.haystack.cluster.reach;

/** What became of the shared store, as this node sees it. */
public enum StoreChange {
  /** It is out of reach: memory serves alone. */
  AWAY,
  /** It is in reach (again), or has restarted so quickly that nobody noticed it being away. */
  BACK,
  /** It is in reach and has lost something that it had: what nodes hold must be written anew. */
  LOST
}
