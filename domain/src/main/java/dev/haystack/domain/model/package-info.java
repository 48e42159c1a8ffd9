/** What goes to a chat model and what comes back from one inference. */
@NullMarked
package dev.haystack.domain.model;

import org.jspecify.annotations.NullMarked;
