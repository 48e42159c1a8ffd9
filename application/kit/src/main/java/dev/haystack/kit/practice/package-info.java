/** What every practice and every receiver of violations must do. */
@NullMarked
package dev.haystack.kit.practice;

import org.jspecify.annotations.NullMarked;
