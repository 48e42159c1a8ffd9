/**
 * TLS of the listener: what PEM files hold, the certificate in use, which may be exchanged while
 * connections go on, and a socket's parameters, which the web server's library does not set.
 */
@NullMarked
@CheckReturnValue
package dev.haystack.inbound.tls;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
