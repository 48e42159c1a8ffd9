package dev.haystack.application.consent;

/** Whose word it takes for a tool to write. */
public enum ConsentMode {
  /** The user's own, each time. */
  USER,
  /** The model's, unless it has read in the same turn what others may have written. */
  MODEL,
  /** Nobody's: such tools do not run. */
  DENY;

  /**
   * What it takes in a turn.
   *
   * @param canAsk whether its message came by a way on which the user can be asked
   * @param hasForeignText whether the model reads in it what others may have written
   */
  public ConsentNeed need(boolean canAsk, boolean hasForeignText) {
    ConsentNeed users = canAsk ? ConsentNeed.USERS_WORD : ConsentNeed.UNASKABLE;
    return switch (this) {
      case USER -> users;
      case MODEL -> hasForeignText ? users : ConsentNeed.MODELS_WORD;
      case DENY -> ConsentNeed.NEVER;
    };
  }
}
