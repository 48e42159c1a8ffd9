/** Conversations: sessions, their messages and the rules of their history. */
@NullMarked
package dev.haystack.domain.session;

import org.jspecify.annotations.NullMarked;
