/** An adapter of somebody else's, as it should be. */
@NullMarked
package org.example.echo;

import org.jspecify.annotations.NullMarked;
