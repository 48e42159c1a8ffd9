/** The model and the practice's REST API as scripts: cheap, exact in time, and each a process. */
@NullMarked
package dev.haystack.load.script;

import org.jspecify.annotations.NullMarked;
