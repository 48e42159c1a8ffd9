package dev.haystack.outbound.redisson;

import java.util.List;

/**
 * What is done in a line in one step. Its keys are three sorted sets of tickets: those that wait,
 * by their arrival, those that have a place, by their fence, and all of them, by the end of their
 * lease; times are microseconds of the server's clock.
 */
final class LineScripts {

  private static final List<String> TYPES = List.of("zset", "zset", "zset");

  /**
   * Arguments: capacity, lease in milliseconds, whether to take out and to admit and whether the
   * line is exclusive (1 or 0), how many tickets are taken out first and they, then of each other
   * ticket: its text, its age in microseconds, whether it holds a place. Answers two texts for each
   * ticket.
   */
  static final Script STAND =
      Script.over(
          TYPES,
          """
          local waiting, holding, leases = KEYS[1], KEYS[2], KEYS[3]
          local capacity = tonumber(ARGV[1])
          local purging, admitting, exclusive = ARGV[3] == '1', ARGV[4] == '1', ARGV[5] == '1'
          local time = redis.call('TIME')
          local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
          local function text(number) return string.format('%.0f', number) end
          local deadline = text(now + tonumber(ARGV[2]) * 1000)
          local function leave(ticket)
            redis.call('ZREM', waiting, ticket)
            redis.call('ZREM', holding, ticket)
            redis.call('ZREM', leases, ticket)
          end
          local first = 7 + tonumber(ARGV[6])
          for i = 7, first - 1 do leave(ARGV[i]) end
          for i = first, #ARGV, 3 do
            redis.call('ZADD', leases, 'XX', deadline, ARGV[i])
          end
          -- of what one record has and the others lack, some was dropped: who stands there has a
          -- lease from now on, and nobody comes in until it is known who has a place
          local known = redis.call('ZCARD', waiting) + redis.call('ZCARD', holding)
          if redis.call('ZCARD', leases) < known then
            for _, standing in ipairs({waiting, holding}) do
              for _, ticket in ipairs(redis.call('ZRANGE', standing, 0, -1)) do
                redis.call('ZADD', leases, 'NX', deadline, ticket)
              end
            end
          elseif redis.call('ZCARD', leases) > known and exclusive then
            admitting = false
          end
          if purging then
            for _, gone in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', text(now))) do
              leave(gone)
            end
          end
          for i = first, #ARGV, 3 do
            local ticket, offset = ARGV[i], (i - first) / 3
            if not redis.call('ZSCORE', holding, ticket) then
              if ARGV[i + 2] == '0' then
                local arrival = text(now - tonumber(ARGV[i + 1]) + offset)
                redis.call('ZADD', waiting, 'NX', arrival, ticket)
                redis.call('ZADD', leases, deadline, ticket)
              elseif exclusive and redis.call('ZCARD', holding) >= capacity then
                leave(ticket)
              else
                redis.call('ZREM', waiting, ticket)
                redis.call('ZADD', holding, text(now + offset), ticket)
                redis.call('ZADD', leases, deadline, ticket)
              end
            end
          end
          local answer = {}
          for i = first, #ARGV, 3 do
            local ticket, offset = ARGV[i], (i - first) / 3
            local fence = redis.call('ZSCORE', holding, ticket)
            local rank = redis.call('ZRANK', waiting, ticket)
            local room = 0
            if admitting then room = math.max(0, capacity - redis.call('ZCARD', holding)) end
            if not fence and rank and rank < room then
              fence = text(now + offset)
              redis.call('ZREM', waiting, ticket)
              redis.call('ZADD', holding, fence, ticket)
            end
            if fence then
              answer[#answer + 1] = 'held'
              answer[#answer + 1] = fence
            elseif rank then
              answer[#answer + 1] = 'waiting'
              answer[#answer + 1] = text(rank + 1 - room)
            else
              answer[#answer + 1] = 'lost'
              answer[#answer + 1] = ''
            end
          end
          for _, key in ipairs(KEYS) do
            redis.call('PEXPIRE', key, tonumber(ARGV[2]) * 20)
          end
          return answer
          """);

  /** Argument: the ticket. Answers the tickets that wait. */
  static final Script LEAVE =
      Script.over(
          TYPES,
          """
          for _, key in ipairs(KEYS) do
            redis.call('ZREM', key, ARGV[1])
          end
          return redis.call('ZRANGE', KEYS[1], 0, 999)
          """);

  /** Answers two texts for each ticket that has a place: itself, and whether its lease stands. */
  static final Script HOLDERS =
      Script.over(
          TYPES,
          """
          local time = redis.call('TIME')
          local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
          local answer = {}
          for _, ticket in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
            local lease = tonumber(redis.call('ZSCORE', KEYS[3], ticket) or 0)
            answer[#answer + 1] = ticket
            answer[#answer + 1] = lease > now and '1' or '0'
          end
          return answer
          """);

  private LineScripts() {}
}
