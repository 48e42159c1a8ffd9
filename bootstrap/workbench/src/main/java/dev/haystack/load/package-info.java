/**
 * The load command: what the service takes in time, processor and memory, seen from outside.
 *
 * <p>{@code LoadCommand} makes a {@code LoadPlan} for each phase of a {@code Scenario}, {@code
 * LoadStage} starts the processes, {@code LoadRun} runs each {@code Phase}: a {@code Crowd} of
 * {@code LoadUser}s who talk when {@code Schedule} says so, while {@code Tally} counts. {@code
 * Figures} are drawn from the {@code PhaseResult}s, for people ({@code TableReport}) and programs
 * ({@code JsonReport}).
 */
@NullMarked
package dev.haystack.load;

import org.jspecify.annotations.NullMarked;
