/** The policy on templates: none may ask for a diagnosis, and those that do are reported. */
@NullMarked
@CheckReturnValue
package dev.haystack.application.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
