-- Sends the requests of a pool in their order, each thread its own part of them.
local started = 0

function setup(thread)
  thread:set("part", started)
  started = started + 1
end

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  local threads = tonumber(arguments[2])
  local count = tonumber(file:read("*l"))
  requests = {}
  for i = 0, count - 1 do
    local request = file:read(tonumber(file:read("*l")))
    if i % threads == part then
      requests[#requests + 1] = request
    end
  end
  file:close()
  sent = 0
end

function request()
  sent = sent + 1
  return requests[(sent - 1) % #requests + 1]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"perSecond": %f, "p50Micros": %f, "p99Micros": %f, "failed": %d}\n',
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
