/** The list of scenarios, made from the tests that show them. */
@NullMarked
package dev.haystack.report;

import org.jspecify.annotations.NullMarked;
