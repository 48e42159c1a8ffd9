/**
 * The practice's REST API behind the ports for tools, violations and callers.
 *
 * <p>{@code NestJsToolBackend} looks a tool up in {@code RouteCatalogue} (entries are read by
 * {@code ToolEntryReader}: a {@code Route}, and by which {@code AnswerShape} out of {@code
 * Composers} its answers become a result) and makes a {@code ToolRun} of the call; {@code Upstream}
 * sends its requests in the caller's name, and {@code FailureWords} says to a model what failed.
 * {@code AccountVerifier} asks whose a token is, {@code NestJsViolationSink} reports.
 */
@NullMarked
package dev.haystack.outbound.nestjs;

import org.jspecify.annotations.NullMarked;
