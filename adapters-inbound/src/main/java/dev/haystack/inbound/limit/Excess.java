package dev.haystack.inbound.limit;

/** Of what somebody wanted more than they may have, before it was known who they are. */
public enum Excess {
  CONNECTIONS,
  SOCKETS,
  HANDSHAKES,
  BAD_TOKENS,
  MEMORY,
  MESSAGES
}
