/**
 * The program: its settings, the wiring of its parts, its start and its stop.
 *
 * <p>{@code Main} picks what is to be run; {@code Serve} runs the service until it is told to stop.
 * {@code GivenSettings} is what is set, {@code Settings} what was read of it, each area by its own
 * reader ({@code …Settings}), {@code InForce} what of it may change while the service runs. {@code
 * Wiring} makes all parts: {@code Stores}, {@code Models} and {@code Outside} behind the ports,
 * {@code UseCases} over them, the doors before them; {@code Closing} closes them in reverse order.
 *
 * <p>What can be swapped is public: {@code Haystack} holds sources of models, practices and shared
 * stores behind the words of settings; a source reads its settings from a {@code SettingsReader}
 * and gives an {@code Opening}, which is opened with the {@code Surroundings} once all settings are
 * right. Each of our own adapters is named in its source alone ({@code OpenAiSource}, {@code
 * AzureSource}, {@code AnthropicSource}, {@code GeminiSource}, {@code NestJsSource}, {@code
 * RedisSource}, {@code DemoSource}).
 */
@NullMarked
package dev.haystack.bootstrap;

import org.jspecify.annotations.NullMarked;
