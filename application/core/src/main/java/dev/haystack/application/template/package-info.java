/** What a template's text carries besides the template: rules, guidance, a document to revise. */
@NullMarked
@CheckReturnValue
package dev.haystack.application.template;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
