/**
 * What an operator takes from {@code docs/deploy}, held against the service: {@link Manifests}
 * reads what Kubernetes would be given, {@link Promtool} judges what Prometheus would, and {@link
 * DeclaredMetrics} knows what there is to be counted.
 */
@NullMarked
@CheckReturnValue
package dev.haystack.deploy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
