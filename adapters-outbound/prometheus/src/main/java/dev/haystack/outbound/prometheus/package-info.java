/** What this node counted, as a Prometheus server reads it. */
@NullMarked
package dev.haystack.outbound.prometheus;

import org.jspecify.annotations.NullMarked;
