package dev.haystack.outbound.redisson;

/** What Redis does with the states of pages. */
final class UiScripts {

  /** Key: state. Arguments: line and version that the caller has. */
  static final Script LOOK =
      Script.of(
          """
          if redis.call('TYPE', KEYS[1]).ok ~= 'hash' then return false end
          local here = redis.call('HMGET', KEYS[1], 'line', 'version', 'stamp', 'fields',
            'issuer', 'subject', 'owned', 'who')
          if not (here[1] and here[2] and here[3] and here[4]) then return false end
          if here[1] == ARGV[1] and here[2] == ARGV[2] then return redis.call('PTTL', KEYS[1]) end
          return {here[1], here[2], here[3], here[4], redis.call('PTTL', KEYS[1]),
            here[5], here[6], here[7], here[8]}
          """);

  /**
   * Keys: state, session. Arguments: line, expected version, version, stamp, fields, life, which
   * ends with the session's if there is one, the last stamp that is not of the future, the owner's
   * issuer and subject as they are stored, the owner if sealed, every way in which the owner may be
   * named, and fields that the caller cannot read. One of the future comes before those that are
   * not; another owner's is in nobody's way.
   */
  static final Script WRITE =
      Script.of(
          """
          local kind = redis.call('TYPE', KEYS[1]).ok
          if kind ~= 'none' and kind ~= 'hash' then redis.call('DEL', KEYS[1]) end
          local here = redis.call('HMGET', KEYS[1], 'line', 'version', 'stamp', 'fields',
            'issuer', 'subject', 'owned', 'who')
          local there = here[1] and here[2] and here[3] and here[4]
          -- what the caller cannot read is as if it were not there
          if there and here[4] == ARGV[12] then there = false end
          if there then
            local outcome
            local future, futureHere = ARGV[4] > ARGV[7], here[3] > ARGV[7]
            -- a release that keeps no owner changes the version alone
            local anothers = ARGV[9] ~= '' and here[7] == here[2]
              and not string.find(ARGV[11],
                '\\n' .. (here[5] or '') .. '\\0' .. (here[6] or '') .. '\\n', 1, true)
            local earlier = (future and not futureHere)
              or (future == futureHere and ARGV[4] < here[3])
            if earlier and not anothers then
              outcome = 'stale'
            elseif here[1] ~= ARGV[1] or here[2] ~= ARGV[2] then
              outcome = 'moved'
            end
            if outcome then
              return {outcome, here[1], here[2], here[3], here[4], redis.call('PTTL', KEYS[1]),
                here[5], here[6], here[7], here[8]}
            end
          elseif ARGV[2] ~= '0' then
            return {'absent'}
          end
          redis.call('HSET', KEYS[1], 'line', ARGV[1], 'version', ARGV[3], 'stamp', ARGV[4],
            'fields', ARGV[5],
            'until', string.format('%.0f', redis.call('TIME')[1] * 1000 + tonumber(ARGV[6])))
          if ARGV[9] ~= '' then
            redis.call('HSET', KEYS[1], 'issuer', ARGV[8], 'subject', ARGV[9], 'owned', ARGV[3])
          else
            redis.call('HDEL', KEYS[1], 'issuer', 'subject', 'owned')
          end
          if ARGV[10] ~= '' then
            redis.call('HSET', KEYS[1], 'who', ARGV[10])
          else
            redis.call('HDEL', KEYS[1], 'who')
          end
          local life, session = tonumber(ARGV[6]), redis.call('PTTL', KEYS[2])
          if session >= 0 then life = math.min(life, session) end
          redis.call('PEXPIRE', KEYS[1], life)
          return {'written', ARGV[1], life}
          """);

  /** Key: state. Argument: line. */
  static final Script DELETE =
      Script.of(
          """
          if redis.call('TYPE', KEYS[1]).ok == 'hash' then
            local here = redis.call('HGET', KEYS[1], 'line')
            if here and here ~= ARGV[1] then return 0 end
          end
          return redis.call('DEL', KEYS[1])
          """);

  private UiScripts() {}
}
