/** Starting, pinning and watching the processes of a load run. */
@NullMarked
package dev.haystack.load.process;

import org.jspecify.annotations.NullMarked;
