/** A chat model of one's own, and the service with it. */
@NullMarked
package org.example.echo;

import org.jspecify.annotations.NullMarked;
