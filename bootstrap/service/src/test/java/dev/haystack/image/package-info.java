/**
 * The container image, as what runs containers would unpack and start it; for the profile image.
 */
@NullMarked
package dev.haystack.image;

import org.jspecify.annotations.NullMarked;
