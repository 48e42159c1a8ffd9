/** What every outbox must do. */
@NullMarked
package dev.haystack.kit.outbox;

import org.jspecify.annotations.NullMarked;
