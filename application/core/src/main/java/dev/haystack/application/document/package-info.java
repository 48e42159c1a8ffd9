/** The writing of a document from a template and a session's transcript. */
@NullMarked
@CheckReturnValue
package dev.haystack.application.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
