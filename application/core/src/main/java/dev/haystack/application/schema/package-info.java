/** The check of a tool call's arguments against the tool's JSON Schema. */
@NullMarked
@CheckReturnValue
package dev.haystack.application.schema;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
