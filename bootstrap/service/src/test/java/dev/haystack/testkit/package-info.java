/** What the scenarios are played with: a scripted model, a scripted practice and a client. */
@NullMarked
package dev.haystack.testkit;

import org.jspecify.annotations.NullMarked;
