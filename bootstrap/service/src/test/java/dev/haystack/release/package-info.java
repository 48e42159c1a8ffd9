/** What an operator unpacks and runs, as they would: from the archive alone. */
@NullMarked
package dev.haystack.release;

import org.jspecify.annotations.NullMarked;
