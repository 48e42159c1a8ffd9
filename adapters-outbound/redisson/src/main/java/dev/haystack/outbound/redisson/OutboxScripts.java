package dev.haystack.outbound.redisson;

/** What is done to the outbox in Redis, each in one step. */
final class OutboxScripts {

  /**
   * Keys: records, waiting, settled, buried. Arguments: id, record, now, most pending. Answers what
   * became of it.
   */
  static final Script PUT =
      Script.of(
          """
          if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1
              or redis.call('ZSCORE', KEYS[3], ARGV[1])
              or redis.call('ZSCORE', KEYS[4], ARGV[1]) then
            return 'KNOWN'
          end
          if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[4]) then
            return 'FULL'
          end
          redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
          redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
          return 'PLACED'
          """);

  /**
   * Keys: records, waiting, held, attempts, holders, fence. Arguments: now, due by, limit, end of
   * the lease. Answers id, record, attempts and fence of each claim, one after the other.
   */
  static final Script CLAIM =
      Script.of(
          """
          local ended = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', ARGV[1], 'LIMIT', 0, 1000)
          for _, id in ipairs(ended) do
            redis.call('ZADD', KEYS[2], redis.call('ZSCORE', KEYS[3], id), id)
            redis.call('ZREM', KEYS[3], id)
            redis.call('HDEL', KEYS[5], id)
          end
          local ids = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[2], 'LIMIT', 0, ARGV[3])
          local claims = {}
          for _, id in ipairs(ids) do
            redis.call('ZREM', KEYS[2], id)
            local record = redis.call('HGET', KEYS[1], id)
            if record then
              local fence = redis.call('INCR', KEYS[6])
              redis.call('ZADD', KEYS[3], ARGV[4], id)
              redis.call('HSET', KEYS[5], id, fence)
              claims[#claims + 1] = id
              claims[#claims + 1] = record
              claims[#claims + 1] = redis.call('HGET', KEYS[4], id) or '0'
              claims[#claims + 1] = tostring(fence)
            end
          end
          return claims
          """);

  /**
   * Keys: records, waiting, held, attempts, holders, settled. Arguments: id, now, since when
   * settled ids are remembered, how many at most.
   */
  static final Script SETTLE =
      Script.of(
          """
          redis.call('ZREM', KEYS[2], ARGV[1])
          redis.call('ZREM', KEYS[3], ARGV[1])
          redis.call('HDEL', KEYS[1], ARGV[1])
          redis.call('HDEL', KEYS[4], ARGV[1])
          redis.call('HDEL', KEYS[5], ARGV[1])
          redis.call('ZADD', KEYS[6], ARGV[2], ARGV[1])
          redis.call('ZREMRANGEBYSCORE', KEYS[6], '-inf', ARGV[3])
          redis.call('ZREMRANGEBYRANK', KEYS[6], 0, -1 - tonumber(ARGV[4]))
          return 1
          """);

  /** Keys: waiting, held, attempts, holders. Arguments: id, fence, due. Answers 1 if it did. */
  static final Script PUT_BACK =
      Script.of(
          """
          if redis.call('HGET', KEYS[4], ARGV[1]) ~= ARGV[2] then
            return 0
          end
          redis.call('ZREM', KEYS[2], ARGV[1])
          redis.call('HDEL', KEYS[4], ARGV[1])
          redis.call('HINCRBY', KEYS[3], ARGV[1], 1)
          redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
          return 1
          """);

  /**
   * Keys: records, held, attempts, holders, buried, buried records. Arguments: id, fence, buried
   * record, now, since when buried ones are kept, how many at most. Answers 1 if it did.
   */
  static final Script BURY =
      Script.of(
          """
          if redis.call('HGET', KEYS[4], ARGV[1]) ~= ARGV[2] then
            return 0
          end
          redis.call('ZREM', KEYS[2], ARGV[1])
          redis.call('HDEL', KEYS[1], ARGV[1])
          redis.call('HDEL', KEYS[3], ARGV[1])
          redis.call('HDEL', KEYS[4], ARGV[1])
          redis.call('ZADD', KEYS[5], ARGV[4], ARGV[1])
          redis.call('HSET', KEYS[6], ARGV[1], ARGV[3])
          local function drop(ids)
            for _, id in ipairs(ids) do
              redis.call('ZREM', KEYS[5], id)
              redis.call('HDEL', KEYS[6], id)
            end
          end
          drop(redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', ARGV[5], 'LIMIT', 0, 1000))
          drop(redis.call('ZRANGE', KEYS[5], 0, -1 - tonumber(ARGV[6])))
          return 1
          """);

  /** Keys: records, buried. */
  static final Script COUNT =
      Script.of("return {redis.call('HLEN', KEYS[1]), redis.call('ZCARD', KEYS[2])}");

  /** Keys: buried, buried records. Argument: limit. Answers id and record of the newest. */
  static final Script BURIED =
      Script.of(
          """
          local found = {}
          for _, id in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1)) do
            local record = redis.call('HGET', KEYS[2], id)
            if record then
              found[#found + 1] = id
              found[#found + 1] = record
            end
          end
          return found
          """);

  private OutboxScripts() {}
}
