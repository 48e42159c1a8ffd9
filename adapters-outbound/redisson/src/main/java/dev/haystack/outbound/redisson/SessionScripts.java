package dev.haystack.outbound.redisson;

/** What Redis does with sessions. */
final class SessionScripts {

  /** So much of a session's messages is told in one answer, and then the record that exceeds it. */
  private static final int ANSWER_BYTES_MAX = 256 << 10;

  /**
   * Keys: session, messages, ids. Arguments: mode (read, add, make), incarnation, place, life,
   * activity, issuer, subject, persona, created, context, context's version; then id, client's id
   * or nothing, and text of each message. What was just added is told as its number among these.
   */
  static final Script EXCHANGE =
      Script.of(
          """
          local kinds = {'hash', 'list', 'set'}
          for i = 1, 3 do
            local kind = redis.call('TYPE', KEYS[i]).ok
            if kind ~= 'none' and kind ~= kinds[i] then redis.call('DEL', KEYS[i]) end
          end
          local mode, place, life = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4])
          local here = redis.call('HMGET', KEYS[1], 'incarnation', 'issuer', 'subject')
          local made = not (here[1] and here[2] and here[3])
          if made then
            if mode ~= 'make' then return false end
            redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
            redis.call('HSET', KEYS[1], 'incarnation', ARGV[2], 'issuer', ARGV[6],
              'subject', ARGV[7], 'persona', ARGV[8], 'created', ARGV[9], 'activity', ARGV[5],
              'context', ARGV[10], 'version', ARGV[11])
          end
          local mine = made or here[1] == ARGV[2]
            or (mode == 'make' and here[2] == ARGV[6] and here[3] == ARGV[7])
          local added, fresh = {}, {}
          if mode ~= 'read' and mine then
            if #ARGV > 11 and redis.call('EXISTS', KEYS[3]) == 0 then
              for _, text in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
                local good, message = pcall(cjson.decode, text)
                if good and type(message) == 'table' and type(message.id) == 'string' then
                  redis.call('SADD', KEYS[3], 'm:' .. message.id)
                  if type(message.client) == 'string' then
                    redis.call('SADD', KEYS[3], 'c:' .. message.client)
                  end
                end
              end
            end
            for i = 12, #ARGV, 3 do
              local id, client = 'm:' .. ARGV[i], 'c:' .. ARGV[i + 1]
              local known = redis.call('SISMEMBER', KEYS[3], id) == 1
                or (ARGV[i + 1] ~= '' and redis.call('SISMEMBER', KEYS[3], client) == 1)
              if not known then
                fresh[redis.call('RPUSH', KEYS[2], ARGV[i + 2])] = (i - 12) / 3
                redis.call('SADD', KEYS[3], id)
                if ARGV[i + 1] ~= '' then redis.call('SADD', KEYS[3], client) end
                added[#added + 1] = ARGV[i]
              end
            end
            local before = tonumber(redis.call('HGET', KEYS[1], 'activity') or '') or 0
            if tonumber(ARGV[5]) > before then
              redis.call('HSET', KEYS[1], 'activity', ARGV[5])
            end
            for i = 1, 3 do
              if redis.call('PTTL', KEYS[i]) < life then redis.call('PEXPIRE', KEYS[i], life) end
            end
          end
          local stored, tail, bytes = redis.call('LLEN', KEYS[2]), {}, 0
          while place < stored and bytes < %d do
            for j, text in ipairs(redis.call('LRANGE', KEYS[2], place, place + 7)) do
              tail[#tail + 1] = fresh[place + j] or text
              bytes = bytes + #text
            end
            place = place + 8
          end
          local head = redis.call('HMGET', KEYS[1], 'incarnation', 'issuer', 'subject', 'persona',
            'created', 'activity', 'context', 'version')
          return {head, redis.call('PTTL', KEYS[1]), stored, tail, added, made and 1 or 0}
          """
              .formatted(ANSWER_BYTES_MAX));

  /** Keys: session, messages, ids. Arguments: incarnation, expected version, version, context. */
  static final Script SET_CONTEXT =
      Script.of(
          """
          local here = redis.call('HMGET', KEYS[1], 'incarnation', 'version')
          if here[1] ~= ARGV[1] or (here[2] or '0') ~= ARGV[2] then return 0 end
          redis.call('HSET', KEYS[1], 'version', ARGV[3], 'context', ARGV[4])
          return 1
          """);

  /** Keys: session, state of the page. */
  static final Script PAGE_LINE =
      Script.of(
          """
          if redis.call('TYPE', KEYS[2]).ok ~= 'hash' then return false end
          return redis.call('HGET', KEYS[2], 'line')
          """);

  /** Keys: session, and all others that go with it. Argument: incarnation. */
  static final Script DELETE =
      Script.of(
          """
          if redis.call('TYPE', KEYS[1]).ok == 'hash' then
            local here = redis.call('HGET', KEYS[1], 'incarnation')
            if here and here ~= ARGV[1] then return 0 end
          end
          return redis.call('DEL', unpack(KEYS))
          """);

  private SessionScripts() {}
}
