/**
 * JSON Web Tokens: {@code JwtVerifier} decides on a token, in the order of its checks, of which
 * {@code CompactToken} is the form, {@code TokenHeader} what it asks for, {@code SignatureCheck}
 * who has signed it and {@code ClaimRules} for whom and how long it is good. {@code JwksKeys}
 * remembers the issuer's keys and asks for newer ones, {@code JwkReader} says which of them count.
 *
 * <p>Absent on purpose: reading a key, or where one is, from a token.
 */
@CheckReturnValue
@NullMarked
package dev.haystack.outbound.jose;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
