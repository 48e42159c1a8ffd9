/**
 * The program: its settings, the wiring of its parts, its start and its stop.
 *
 * <p>What can be swapped is public: {@code Haystack} holds sources of models, practices and shared
 * stores behind the words of settings; a source reads its settings from a {@code SettingsReader}
 * and gives an {@code Opening}, which is opened with the {@code Surroundings} once all settings are
 * right. Each of our own adapters is named in its source alone ({@code OpenAiSource}, {@code
 * GeminiSource}, {@code NestJsSource}, {@code RedisSource}, {@code DemoSource}).
 */
@NullMarked
package dev.haystack.bootstrap;

import org.jspecify.annotations.NullMarked;
