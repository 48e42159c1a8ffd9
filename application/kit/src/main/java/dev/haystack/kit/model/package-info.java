/** What every chat model must do. */
@NullMarked
package dev.haystack.kit.model;

import org.jspecify.annotations.NullMarked;
