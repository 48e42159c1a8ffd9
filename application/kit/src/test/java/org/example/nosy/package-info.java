/** An adapter of somebody else's that looks where it has no business. */
@NullMarked
package org.example.nosy;

import org.jspecify.annotations.NullMarked;
