package dev.haystack.outbound.redisson;

import java.util.List;

/**
 * What is done with a session's log in one step. Its keys are a hash of the log's place, the stream
 * of its entries, each under the number of its last event, and the nodes that watch it, by the end
 * of their interest; the last key is that of the session, which none of them outlives.
 *
 * <p>Each answers nothing where there is no log, or else its epoch, newest number, fence, writer,
 * how many other nodes watch, and the number and text of each entry if they are wanted. Each begins
 * with the node's name, how long the log and its events are kept at most, and how long the node
 * watches, zero if it does not.
 */
final class LogScripts {

  private static final List<String> TYPES = List.of("hash", "stream", "zset");

  private static final String BEGIN =
      """
      local log, events, watchers, node = KEYS[1], KEYS[2], KEYS[3], ARGV[1]
      local time = redis.call('TIME')
      local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
      local life = redis.call('PTTL', KEYS[4])
      -- before there is a session, a log is for those who watch
      if life == -2 then life = 30000 elseif life == -1 then life = tonumber(ARGV[2]) end
      local function keep(key, millis)
        redis.call('PEXPIRE', key, math.min(life, tonumber(millis)))
      end
      local function view()
        return redis.call('HMGET', log, 'epoch', 'last', 'fence', 'writer')
      end
      local function there()
        local seen = view()
        if seen[1] and tonumber(seen[2] or '') and tonumber(seen[3] or '') then return seen end
        redis.call('DEL', log, events)
        return false
      end
      local function watch()
        if ARGV[4] ~= '0' then
          redis.call('ZADD', watchers, string.format('%.0f', now + tonumber(ARGV[4])), node)
          keep(watchers, ARGV[4])
        end
      end
      local function others()
        redis.call('ZREMRANGEBYSCORE', watchers, '-inf', string.format('%.0f', now))
        local names = {}
        for _, name in ipairs(redis.call('ZRANGE', watchers, 0, -1)) do
          if name ~= node then names[#names + 1] = name end
        end
        return names
      end
      local function answer()
        local seen = view()
        seen[4] = seen[4] or ''
        seen[5] = tostring(#others())
        return seen
      end
      """;

  /** Further arguments: the epoch of a log to make or nothing, a fence, the place known. */
  static final Script LOOK =
      Script.over(
          TYPES,
          BEGIN
              + """
              if not there() then
                if ARGV[5] == '' then return false end
                redis.call('HSET', log, 'epoch', ARGV[5], 'last', '0', 'fence', '0', 'writer', '')
              end
              if tonumber(ARGV[6]) > tonumber(redis.call('HGET', log, 'fence')) then
                redis.call('HSET', log, 'fence', ARGV[6])
              end
              keep(log, ARGV[2])
              watch()
              local seen = answer()
              local from = '-'
              if seen[1] == ARGV[7] then from = '(' .. ARGV[8] end
              for _, entry in ipairs(redis.call('XRANGE', events, from, '+')) do
                seen[#seen + 1] = entry[1]
                seen[#seen + 1] = entry[2][2]
              end
              return seen
              """);

  /**
   * Further arguments: epoch, fence, the oldest number to keep, the channel of a node without its
   * name, the beginning and the end of what nodes are told, then of each entry its first and last
   * number and its text.
   */
  static final Script APPEND =
      Script.over(
          TYPES,
          BEGIN
              + """
              local seen = there()
              if not seen then return false end
              if seen[1] == ARGV[5] and tonumber(ARGV[6]) >= tonumber(seen[3]) then
                local last, added = tonumber(seen[2]), {}
                for i = 11, #ARGV, 3 do
                  if tonumber(ARGV[i + 1]) > last then
                    if tonumber(ARGV[i]) ~= last + 1 then break end
                    redis.call('XADD', events, ARGV[i + 1] .. '-0', 'entry', ARGV[i + 2])
                    last = tonumber(ARGV[i + 1])
                    added[#added + 1] = ARGV[i + 2]
                  end
                end
                if #added > 0 then
                  redis.call('HSET', log, 'last', string.format('%.0f', last), 'writer', node)
                  if ARGV[7] ~= '0' then redis.call('XTRIM', events, 'MINID', ARGV[7]) end
                  watch()
                  local told = ARGV[9] .. table.concat(added, ',') .. ARGV[10]
                  for _, name in ipairs(others()) do
                    redis.call('PUBLISH', ARGV[8] .. name, told)
                  end
                end
                keep(log, ARGV[2])
                keep(events, ARGV[3])
              end
              return answer()
              """);

  /** Further arguments: epoch, number, fence. */
  static final Script CREATE =
      Script.over(
          TYPES,
          BEGIN
              + """
              if not there() then
                if redis.call('EXISTS', KEYS[4]) == 0 then return false end
                redis.call('HSET', log, 'epoch', ARGV[5], 'last', ARGV[6], 'fence', ARGV[7],
                  'writer', node)
                keep(log, ARGV[2])
                watch()
              end
              return answer()
              """);

  /** Further arguments: the expected epoch and number, the new epoch and number. */
  static final Script MOVE =
      Script.over(
          TYPES,
          BEGIN
              + """
              local seen = there()
              if not seen then return false end
              if seen[1] == ARGV[5] and seen[2] == ARGV[6] then
                redis.call('HSET', log, 'epoch', ARGV[7], 'last', ARGV[8])
                if ARGV[6] ~= ARGV[8] then redis.call('DEL', events) end
              end
              return answer()
              """);

  static final Script UNWATCH = Script.over(TYPES, "return redis.call('ZREM', KEYS[3], ARGV[1])\n");

  static final Script DELETE = Script.of("return redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])");

  private LogScripts() {}
}
