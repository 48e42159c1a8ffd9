package dev.haystack.faults;

import java.util.List;

/** Faults in how the service is reached, and what it reaches. */
final class WayFaults {

  private static final String INBOUND = "adapters-inbound";
  private static final String MAIN = "bootstrap/service";

  private WayFaults() {}

  static List<Fault> all() {
    var faults = new FaultList();
    listener(faults.caughtBy("EncryptedListenerTest"));
    certificate(faults.caughtBy("CertificateWatchTest"));
    proxy(faults);
    origins(faults);
    watchers(faults.caughtBy("AdminDoorTest"));
    outwards(faults.caughtBy("PlaintextTest"));
    secrets(faults.caughtBy("SecretFileTest"));
    return faults.all();
  }

  private static void listener(FaultList faults) {
    faults
        .in(INBOUND, "ServerTls")
        .one(
            "ciphers without a key of the moment are spoken",
            "\"TLS_AES_256_GCM_SHA384\",",
            "\"TLS_AES_256_GCM_SHA384\", \"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384\","
                + " \"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384\",")
        .one(
            "a client needs no certificate",
            "parameters.setNeedClientAuth(!clients.isEmpty());",
            "")
        .in(INBOUND, "StrictSockets")
        .one("sockets speak what Java speaks by itself", "socket.setSSLParameters(parameters);", "")
        .in(INBOUND, "CommonHeaders")
        .one("a browser is not told to stay with TLS", "isEncrypted ? ENCRYPTED : PLAIN", "PLAIN")
        .caughtBy("HttpRulesTest")
        .one("answers may be framed", "; frame-ancestors 'none'", "")
        .one("another's page may load answers", "\"same-origin\"", "\"cross-origin\"")
        .one("answers are kept on the way", "\"no-store, no-transform\"", "\"no-transform\"");
  }

  private static void certificate(FaultList faults) {
    faults
        .in(INBOUND, "CertificatePair")
        .caughtBy("CertificatePairTest")
        .one("a pair need not match", "if (!pair.matches())", "if (false)")
        .caughtBy("CertificateWatchTest")
        .in(MAIN, "CertificateFiles")
        .one("others may read the certificate's key", "if (isOpenToOthers())", "if (false)")
        .in(MAIN, "CertificateWatch")
        .caughtBy("EncryptedServiceTest")
        .one("a new certificate is not used", "tls.replace(found);", "")
        .caughtBy("CertificateWatchTest")
        .one("files are looked at once", "if (now.equals(times) && fault.isEmpty())", "if (true)")
        .one("health does not show a wrong pair", "fault = Optional.of(e.why());", "")
        .one(
            "health does not show an ended certificate",
            "left.isNegative() || wrong.isPresent() ?",
            "wrong.isPresent() ?");
  }

  private static void proxy(FaultList faults) {
    faults
        .in(INBOUND, "ClientAddress")
        .caughtBy("EncryptedServiceTest")
        .one(
            "anybody may say that it came encrypted",
            "return isTrusted(peer)\n        && !",
            "return !")
        .one("nothing need be said of the way", "&& !forwardedProtos.isEmpty()", "")
        .one("one encrypted way of several is enough", ".allMatch(proto", ".anyMatch(proto")
        .in(INBOUND, "Router")
        .one(
            "requests may come beside the proxy",
            "if (!isLook\n        && ",
            "if (false\n        && ")
        .in(INBOUND, "WebSocketDoor")
        .one(
            "sockets may come beside the proxy",
            "if (guard.isAstray(peer(handshake), handshake.headers(\"X-Forwarded-Proto\")))",
            "if (false)")
        .in(MAIN, "TlsSettings")
        .caughtBy("CertificateWatchTest")
        .one("a proxy need not be named", "if (isProxys && !hasProxies)", "if (false)");
  }

  private static void origins(FaultList faults) {
    faults
        .in(INBOUND, "PageAccess")
        .caughtBy("HttpRulesTest")
        .one("pages of every origin may ask and listen", "if (refusal.isPresent())", "if (false)")
        .in(INBOUND, "WebSocketDoor")
        .caughtBy("WebSocketDoorTest")
        .one("sockets of every page are let in", "if (refusal.isPresent())", "if (false)")
        .in(INBOUND, "OriginCheck")
        .caughtBy("OriginCheckTest")
        .one("the first of several origins counts", "if (doubled.isPresent())", "if (false)")
        .one("the service has any name", "if (!isHost.test(asked.host()))", "if (false)")
        .one("what a browser calls a stranger is let in", "!asked.isCrossSite() && ", "");
  }

  private static void watchers(FaultList faults) {
    faults
        .in(INBOUND, "MetricsAccess")
        .one("any token shows the numbers", "isSame(text, shown.value())", "true")
        .one("nobody needs a token for the numbers", "wanted.isPresent() || !isOpen", "false")
        .in(INBOUND, "HttpRoutes")
        .one(
            "anybody reads what those who watch do",
            "isWatchedApart ? told().brief() : told().all()",
            "told().all()");
  }

  private static void outwards(FaultList faults) {
    faults
        .in(MAIN, "Plaintext")
        .one("a password need not be there", "&& hasPassword(authority(address))", "")
        .one("plain Redis does", "address.startsWith(\"rediss\") && ", "")
        .one(
            "a scheme in capitals is another",
            "address.regionMatches(true, 0, \"http://\", 0, 7)",
            "address.startsWith(\"http://\")")
        .one(
            "one host of this machine is enough",
            ".allMatch(Loopback::is)",
            ".anyMatch(Loopback::is)")
        .one(
            "an address in a file is not looked at",
            ".or(() -> reader.raw(name + SettingsReader.FILE).map(SecretFile::content))",
            "")
        .one("an exception is one for all", "!allowed.contains(name)", "allowed.isEmpty()");
  }

  private static void secrets(FaultList faults) {
    faults
        .in(MAIN, "SecretFile")
        .one(
            "others may read a file of secrets",
            "Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)",
            "Files.getPosixFilePermissions(file).isEmpty()")
        .in(MAIN, "Secrets")
        .caughtBy("SecretsTest")
        .one(
            "a secret comes by a reload",
            "var both = new TreeMap<>(values);",
            "var both = new TreeMap<>(others.values());")
        .in(MAIN, "Reload")
        .caughtBy("ReloadTest")
        .one("every setting is exchanged", ".filter(ReloadableSettings.NAMES::contains)", "")
        .one("a secret goes by a reload", ".filter(name -> known.hasOrNeedsNot(name, next))", "");
  }
}
