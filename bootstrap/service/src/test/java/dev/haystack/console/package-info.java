/**
 * The console as people see it, in a browser: {@code ConsoleStage} is the service and what is
 * behind it, {@code BrowserTests} starts one browser for all and gives each test a {@code Tab},
 * which watches that nothing goes wrong beside the test, {@code Chromium} finds the browser, or has
 * {@code FetchedChromium} fetch one.
 */
@NullMarked
package dev.haystack.console;

import org.jspecify.annotations.NullMarked;
