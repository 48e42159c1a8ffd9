package dev.haystack.outbound.redisson;

/** What Redis does with sessions. */
final class SessionScripts {

  /** So much of a session's messages is told in one answer, and then the record that exceeds it. */
  private static final int ANSWER_BYTES_MAX = 256 << 10;

  /**
   * Keys: session, messages, ids, state of the page. Arguments: mode (read, add, make),
   * incarnation, place, mark of the record before that place, life, activity, issuer, subject,
   * persona, created, context, context's version, profile or nothing, owner if sealed, incarnation
   * that the caller cannot read and makes anew or nothing; then id, client's id or nothing, and
   * text of each message. What was just added is told as its number among these. Where the messages
   * are not those of which the caller has read up to his place, none are added and none are told,
   * as if there were none; nor are any to another incarnation than the caller's.
   */
  static final Script EXCHANGE =
      Script.of(
          """
          local kinds = {'hash', 'list', 'set'}
          for i = 1, 3 do
            local kind = redis.call('TYPE', KEYS[i]).ok
            if kind ~= 'none' and kind ~= kinds[i] then redis.call('DEL', KEYS[i]) end
          end
          local mode, place, life = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[5])
          local function mark(text)
            return string.match(text, '^{"id":"([%%w._-]+)"') or redis.sha1hex(text)
          end
          local before = place > 0 and redis.call('LINDEX', KEYS[2], place - 1)
          local isRead = before and mark(before) == ARGV[4]
          local here = redis.call('HMGET', KEYS[1], 'incarnation', 'issuer', 'subject', 'created')
          local function lacks(i) return not here[i] or here[i] == '' end
          local made, mended = not here[2] or lacks(3), 0
          if ARGV[15] ~= '' and here[1] == ARGV[15] then made, isRead = true, false end
          if made then
            if mode ~= 'make' then return false end
            redis.call('DEL', KEYS[1])
            if not isRead then redis.call('DEL', KEYS[2], KEYS[3]) end
            redis.call('HSET', KEYS[1], 'incarnation', ARGV[2], 'issuer', ARGV[7],
              'subject', ARGV[8], 'persona', ARGV[9], 'created', ARGV[10], 'activity', ARGV[6],
              'context', ARGV[11], 'version', ARGV[12])
            if ARGV[13] ~= '' then redis.call('HSET', KEYS[1], 'profile', ARGV[13]) end
            if ARGV[14] ~= '' then redis.call('HSET', KEYS[1], 'who', ARGV[14]) end
          elseif lacks(1) then
            here[1] = redis.sha1hex(KEYS[1] .. here[2] .. here[3] .. (here[4] or ''))
            if isRead and ARGV[2] ~= '' then here[1] = ARGV[2] end
            redis.call('HSET', KEYS[1], 'incarnation', here[1])
            mended = 1
          end
          local mine = made or here[1] == ARGV[2]
          local added, fresh, isLearnt = {}, {}, false
          local function learn()
            isLearnt = true
            local ids, isReadable = {}, true
            for _, text in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
              local good, message = pcall(cjson.decode, text)
              if good and type(message) == 'table' and type(message.id) == 'string' then
                ids[#ids + 1] = 'm:' .. message.id
                if type(message.client) == 'string' then ids[#ids + 1] = 'c:' .. message.client end
              else
                isReadable = false
              end
            end
            -- the others may be those of records that cannot be read
            if isReadable then redis.call('DEL', KEYS[3]) end
            for _, id in ipairs(ids) do redis.call('SADD', KEYS[3], id) end
          end
          local function isKnown(id, client)
            return redis.call('SISMEMBER', KEYS[3], 'm:' .. id) == 1
              or (client ~= '' and redis.call('SISMEMBER', KEYS[3], 'c:' .. client) == 1)
          end
          if place > 0 and not isRead then
            place = 0
          elseif mode ~= 'read' and mine then
            if #ARGV > 15 and redis.call('EXISTS', KEYS[2], KEYS[3]) < 2 then learn() end
            for i = 16, #ARGV, 3 do
              local id, client = ARGV[i], ARGV[i + 1]
              local known = isKnown(id, client)
              if known and not isLearnt then
                -- the ids may be those of messages that are gone
                learn()
                known = isKnown(id, client)
              end
              if not known then
                fresh[redis.call('RPUSH', KEYS[2], ARGV[i + 2])] = (i - 16) / 3
                redis.call('SADD', KEYS[3], 'm:' .. id)
                if client ~= '' then redis.call('SADD', KEYS[3], 'c:' .. client) end
                added[#added + 1] = id
              end
            end
            local used = tonumber(redis.call('HGET', KEYS[1], 'activity') or '') or 0
            if tonumber(ARGV[6]) > used then
              redis.call('HSET', KEYS[1], 'activity', ARGV[6])
            end
            life = math.max(life, redis.call('PTTL', KEYS[1]))
            for i = 1, 3 do
              if redis.call('PTTL', KEYS[i]) < life then redis.call('PEXPIRE', KEYS[i], life) end
            end
            local page = redis.call('PTTL', KEYS[4])
            if page >= 0 then
              local ends = redis.pcall('HGET', KEYS[4], 'until')
              ends = type(ends) == 'string' and tonumber(ends) or 0
              local left = ends - redis.call('TIME')[1] * 1000
              if left <= 0 then left = page end
              redis.call('PEXPIRE', KEYS[4], math.min(life, left))
            end
          end
          local stored, tail, bytes, newest = 0, {}, 0, before
          if isRead or ARGV[3] == '0' then stored = redis.call('LLEN', KEYS[2]) end
          while place < stored and bytes < %d do
            for j, text in ipairs(redis.call('LRANGE', KEYS[2], place, place + 7)) do
              tail[#tail + 1] = fresh[place + j] or text
              bytes = bytes + #text
              newest = text
            end
            place = place + 8
          end
          local head = redis.call('HMGET', KEYS[1], 'incarnation', 'issuer', 'subject', 'persona',
            'created', 'activity', 'context', 'version', 'profile', 'who')
          return {head, redis.call('PTTL', KEYS[1]), stored, tail, added, made and 1 or 0,
            newest and mark(newest) or '', mended}
          """
              .formatted(ANSWER_BYTES_MAX));

  /** Keys: session, messages, ids. Arguments: incarnation, expected version, version, context. */
  static final Script SET_CONTEXT =
      Script.of(
          """
          local here = redis.call('HMGET', KEYS[1], 'incarnation', 'version')
          local version = tonumber(here[2] or '') or 0
          if here[1] ~= ARGV[1] or version ~= tonumber(ARGV[2]) then return 0 end
          redis.call('HSET', KEYS[1], 'version', ARGV[3], 'context', ARGV[4])
          return 1
          """);

  /** Key: session. Arguments: a field, what it was seen with, and a value for it, of each field. */
  static final Script MEND =
      Script.of(
          """
          for i = 1, #ARGV, 3 do
            if (redis.call('HGET', KEYS[1], ARGV[i]) or '') == ARGV[i + 1] then
              redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 2])
            end
          end
          return 1
          """);

  /**
   * Key: a hash. Arguments: a field, what it was seen with, and a value for it, of each field; all
   * of them are set or none.
   */
  static final Script REWRITE_FIELDS =
      Script.of(
          """
          for i = 1, #ARGV, 3 do
            if (redis.call('HGET', KEYS[1], ARGV[i]) or '') ~= ARGV[i + 1] then return 0 end
          end
          for i = 1, #ARGV, 3 do
            redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 2])
          end
          return 1
          """);

  /** Key: a list. Arguments: a place, what was seen there, and a value for it, of each record. */
  static final Script REWRITE_RECORDS =
      Script.of(
          """
          for i = 1, #ARGV, 3 do
            if redis.call('LINDEX', KEYS[1], ARGV[i]) == ARGV[i + 1] then
              redis.call('LSET', KEYS[1], ARGV[i], ARGV[i + 2])
            end
          end
          return 1
          """);

  /** Keys: session, state of the page. Argument: incarnation, of which the state must be. */
  static final Script PAGE_LINE =
      Script.of(
          """
          if redis.call('TYPE', KEYS[1]).ok == 'hash' then
            local here = redis.call('HGET', KEYS[1], 'incarnation')
            if here and here ~= ARGV[1] then return false end
          end
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
