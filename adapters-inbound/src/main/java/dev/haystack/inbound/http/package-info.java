/**
 * The HTTP door: the server, its routes, and every error as a problem document.
 *
 * <p>{@code WebServerDoor} and {@code AdminDoor} are the two servers, each a {@code Listener};
 * {@code HttpRoutes} lists what can be asked. {@code Router} finds the {@code Route}, makes the
 * {@code Call} (a request as a route sees it: {@code Callers} looks at its token, {@code
 * RequestBody} and {@code Fields} read it, {@code CallTrail} tells the trail) and has {@code
 * AnswerWriter} write the {@code Answer}; a {@code Refusal} anywhere ends it as a {@code Problem}.
 *
 * <p>A message is answered by {@code TurnDoor}: {@code TurnTask} runs the turn, {@code AwaitedTurn}
 * waits for its end, {@code TurnStream} tells its events as they come. Doors of others' making
 * ({@code AgUiRoute}, {@code AiSdkRoutes}, {@code OpenAiRoutes}) read a {@code ToldConversation}
 * and use the same; {@code ListeningRoutes} are a session without a socket.
 */
@NullMarked
package dev.haystack.inbound.http;

import org.jspecify.annotations.NullMarked;
