/**
 * What the user has in front of them: the page, what is loaded there, and the rules of its updates.
 */
@NullMarked
package dev.haystack.domain.uistate;

import org.jspecify.annotations.NullMarked;
