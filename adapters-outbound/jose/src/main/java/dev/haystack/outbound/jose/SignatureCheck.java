package dev.haystack.outbound.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** Whether a key has made a token's signature, by the key's own algorithm. */
final class SignatureCheck {

  private SignatureCheck() {}

  static boolean isGood(CompactToken token, VerificationKey key) {
    byte[] signed = token.signed().getBytes(StandardCharsets.US_ASCII);
    try {
      return switch (key.algorithm()) {
        case EDDSA -> isGoodEdwards(signed, token.signature(), (PublicKey) key.key());
        case RS256, RS384, RS512, PS256 ->
            isGood(new RSASSAVerifier((RSAPublicKey) key.key()), key, signed, token.signature());
        case ES256, ES384 ->
            isGood(new ECDSAVerifier((ECPublicKey) key.key()), key, signed, token.signature());
        case HS256 ->
            isGood(new MACVerifier(key.key().getEncoded()), key, signed, token.signature());
      };
    } catch (JOSEException | GeneralSecurityException e) {
      return false;
    }
  }

  // a header of our own: the library is told nothing that the token says
  private static boolean isGood(
      JWSVerifier verifier, VerificationKey key, byte[] signed, String signature)
      throws JOSEException {
    var header = new JWSHeader(key.algorithm().library());
    return verifier.verify(header, signed, new Base64URL(signature));
  }

  // the library's own needs another library
  private static boolean isGoodEdwards(byte[] signed, String signature, PublicKey key)
      throws GeneralSecurityException {
    var check = Signature.getInstance("Ed25519");
    check.initVerify(key);
    check.update(signed);
    try {
      return check.verify(Base64.getUrlDecoder().decode(signature));
    } catch (SignatureException e) {
      // it is not even of the right length
      return false;
    }
  }
}
