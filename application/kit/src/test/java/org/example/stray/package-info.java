/** A package that nobody has entered as a room. */
@NullMarked
package org.example.stray;

import org.jspecify.annotations.NullMarked;
