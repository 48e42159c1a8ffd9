/**
 * The console: the page that the service shows at its own address. {@code Console} knows its files
 * by their paths, {@code PageFile} is one of them as it is sent, {@code Bundle} makes one file of
 * the modules that a page begins with, {@code PageSource} reads what is packaged. The pages
 * themselves are resources beside this package.
 */
@NullMarked
package dev.haystack.inbound.console;

import org.jspecify.annotations.NullMarked;
