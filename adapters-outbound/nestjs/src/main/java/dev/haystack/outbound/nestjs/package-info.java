/** The practice's REST API behind the ports for tools and violations. */
@NullMarked
package dev.haystack.outbound.nestjs;

import org.jspecify.annotations.NullMarked;
