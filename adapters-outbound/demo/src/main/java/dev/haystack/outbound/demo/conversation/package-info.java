/**
 * The rules by which the demo model leads a conversation.
 *
 * <p>{@code Conversation} has them in order: the first {@code Rule} that fits the last question of
 * a {@code Turn} gives its next {@code Move}, as the first {@code Step} that is not behind it yet.
 * {@code DocumentDraft}, {@code Digest} and {@code PolicyJudgement} are what it does outside of
 * conversations.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.outbound.demo.conversation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
