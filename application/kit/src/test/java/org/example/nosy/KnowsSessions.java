package org.example.nosy;

import dev.haystack.port.store.SessionStore;

/** Breaks a rule: what the model is asked is all that its adapter is to know of a session. */
public final class KnowsSessions {
  Class<?> used() {
    return SessionStore.class;
  }
}
