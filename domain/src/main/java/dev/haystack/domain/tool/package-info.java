/** Tools as the model sees them: specifications, calls, results and actions on the page. */
@NullMarked
package dev.haystack.domain.tool;

import org.jspecify.annotations.NullMarked;
