package dev.haystack.port.identity;

/** Why a token is not good: what metrics count and the trail names, but clients are not told. */
public enum Rejection {
  /** It is absent, too long, or has not the form of a token. */
  FORM,
  /** It could be written in other ways than this one. */
  SPELLING,
  /** Its parts are not what the strict reader takes. */
  CONTENT,
  /** Its header asks for what is not done here. */
  HEADER,
  /** Its algorithm is not one that counts, or not its key's. */
  ALGORITHM,
  /** Its type is another. */
  TYPE,
  /** Its key is not one of those configured. */
  KEY,
  SIGNATURE,
  ISSUER,
  AUDIENCE,
  /** It is not valid yet, or its times cannot be read. */
  TIME,
  SUBJECT,
  /** It is good for other uses. */
  USE,
  /** Those who were asked did not accept it. */
  REFUSED
}
