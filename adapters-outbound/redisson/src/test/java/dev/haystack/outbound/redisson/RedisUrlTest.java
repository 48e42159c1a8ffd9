package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

  @Test
  void aHostAloneHasTheUsualPortAndTheFirstDatabase() {
    assertEquals(
        new RedisUrl(RedisTopology.SINGLE, false, "", "", List.of("redis.example:6379"), "", 0),
        RedisUrl.parse("redis://redis.example"));
  }

  @Test
  void aUserAPasswordAPortAndADatabaseMayBeNamed() {
    assertEquals(
        new RedisUrl(RedisTopology.SINGLE, true, "me", "p@ss+/", List.of("10.0.0.1:7000"), "", 3),
        RedisUrl.parse("rediss://me:p%40ss+%2F@10.0.0.1:7000/3"));
  }

  @Test
  void aPasswordNeedsNoUser() {
    var url = RedisUrl.parse("redis://:secret@[::1]:7000/");

    assertEquals("", url.user());
    assertEquals("secret", url.password());
    assertEquals(List.of("redis://[::1]:7000"), url.nodeAddresses());
  }

  @Test
  void sentinelsNameAMaster() {
    assertEquals(
        new RedisUrl(
            RedisTopology.SENTINEL, false, "", "secret", List.of("a:26379", "b:26380"), "main", 2),
        RedisUrl.parse("redis+sentinel://:secret@a,b:26380/main/2"));
  }

  @Test
  void aClusterHasSeveralHosts() {
    assertEquals(
        new RedisUrl(RedisTopology.CLUSTER, true, "", "", List.of("a:6379", "b:6379"), "", 0),
        RedisUrl.parse("rediss+cluster://a,b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "redis.example:6379",
        "http://redis.example",
        "redis://",
        "redis://a,b",
        "redis://a:0",
        "redis://a:65536",
        "redis://a/x",
        "redis://a/1/2",
        "redis://secret@a",
        "redis://me:secret%zz@a",
        "redis://me:secret@a b",
        "redis://a?database=1",
        "redis+sentinel://a,b",
        "redis+sentinel://a/main/secret",
        "redis+cluster://a,,b",
        "redis+cluster://a/1"
      })
  void whatIsNoAddressIsRefusedWithoutQuotingIt(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> RedisUrl.parse(text));
    String message = String.valueOf(refused.getMessage());

    assertTrue(message.startsWith("a Redis address "), message);
    assertFalse(message.contains("secret"));
  }

  @Test
  void aUrlAsTextHidesUserAndPassword() {
    assertEquals("SINGLE redis://a:6379/ 0", RedisUrl.parse("redis://me:secret@a").toString());
  }
}
