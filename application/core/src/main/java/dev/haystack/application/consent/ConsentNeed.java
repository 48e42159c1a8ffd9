package dev.haystack.application.consent;

/** What has to be there before a tool writes in a turn. */
public enum ConsentNeed {
  /** The model says that the user has agreed. */
  MODELS_WORD,
  /** The user is asked and agrees. */
  USERS_WORD,
  /** The user would have to agree, and cannot be asked. */
  UNASKABLE,
  /** Nothing would do. */
  NEVER
}
