/** JSON as an immutable value: read strictly, written compactly, merged by RFC 7396. */
@NullMarked
package dev.haystack.domain.json;

import org.jspecify.annotations.NullMarked;
