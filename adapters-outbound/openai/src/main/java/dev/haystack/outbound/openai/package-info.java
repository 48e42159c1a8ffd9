/** Chat models behind OpenAI's chat completions and everything compatible with them. */
@NullMarked
package dev.haystack.outbound.openai;

import org.jspecify.annotations.NullMarked;
