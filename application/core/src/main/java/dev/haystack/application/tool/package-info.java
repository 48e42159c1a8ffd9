/**
 * The tools: what is offered to whom, what a call does, and what its result leaves behind.
 *
 * <p>{@code ToolCatalogue} is the list of them, read by {@code CatalogueReader} and judged by
 * {@code CatalogueRules}. {@code RunTool} runs one: {@code PageGate} and {@code PreChecks} may
 * refuse it, {@code PureTools} has those that need no network, the practice has all others. Tools
 * about the page see it as {@code OpenPage}; those that have documents written go through {@code
 * ReviewedWriting}. {@code CarryOver} takes ids from one call to the next, {@code UiActions} says
 * what the page is asked to do.
 */
@NullMarked
@CheckReturnValue
package dev.haystack.application.tool;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
