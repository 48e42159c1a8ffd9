package dev.haystack.domain.identity;

/** The caller of one request or message: a person, the profile they work under and their token. */
public record Principal(UserId user, ProfileId profile, AccessToken token) {}
