package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Now;
import io.benchtable.dashboard.page.Status;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A run's page, and the logs of its steps. */
@Controller
class RunController {

  private final Runs runs;
  private final Logs logs;
  private final LogSettings settings;
  private final Now now;

  RunController(Runs runs, Logs logs, LogSettings settings, Now now) {
    this.runs = runs;
    this.logs = logs;
    this.settings = settings;
    this.now = now;
  }

  @GetMapping("/runs/{runId}")
  String run(@PathVariable String runId, Model model) {
    Item run = runs.get(runId);
    List<Item> jobs = runs.jobs(runId);
    List<Item> costs = runs.costs(runId);
    Instant instant = now.instant();
    model.addAttribute("run", RunView.of(run, runs.benchmark(runId), jobs, instant));
    model.addAttribute("steps", StepView.all(jobs, runs.usage(runId), instant));
    model.addAttribute("axis", StepView.axis(jobs, instant));
    model.addAttribute("costs", CostLine.all(costs));
    model.addAttribute("total", CostLine.total(costs));
    model.addAttribute(
        "live", "/live?benchmark=" + url(Runs.benchmarkOf(runId)) + "&run=" + url(runId));
    model.addAttribute("nav", "benchmarks");
    return "dashboard/run";
  }

  /** The same facts as the page's, for scripts. */
  @GetMapping("/runs/{runId}/run.json")
  @ResponseBody
  Map<String, Object> json(@PathVariable String runId) {
    return Map.of(
        "run", runs.get(runId).attributes(),
        "jobs", runs.jobs(runId).stream().map(Item::attributes).toList(),
        "usage", runs.usage(runId).stream().map(Item::attributes).toList(),
        "costs", runs.costs(runId).stream().map(Item::attributes).toList());
  }

  @GetMapping("/runs/{runId}/logs/{jobId}")
  String log(
      @PathVariable String runId,
      @PathVariable String jobId,
      @RequestParam(defaultValue = "stdout") String stream,
      Model model) {
    String known = stream.equals("stderr") ? "stderr" : "stdout";
    Item job = runs.job(runId, jobId);
    Item log = job.child("log");
    long bytes = log.whole(known + "Bytes", 0);
    Logs.Tail tail = read(job, runId, known);
    model.addAttribute("text", tail.text());
    model.addAttribute("problem", tail.problem());
    model.addAttribute("note", note(bytes, tail.text(), log.flag("truncated")));
    model.addAttribute("stream", known);
    model.addAttribute(
        "address", "/runs/" + url(runId) + "/logs/" + url(jobId) + "?stream=" + known);
    model.addAttribute("running", !Status.of(job.text("status", "")).ended());
    return "dashboard/log :: log";
  }

  private Logs.Tail read(Item job, String runId, String stream) {
    Optional<String> address = job.child("log").text("address");
    if (address.isEmpty()) {
      return new Logs.Tail("", "There is no log yet.");
    }
    Optional<String> worker = runs.benchmark(runId).child("worker").text("address");
    Optional<URI> allowed = LogAddress.allowed(address.get(), worker, settings.workerHosts());
    return allowed
        .map(uri -> logs.tail(uri, stream))
        .orElseGet(
            () ->
                new Logs.Tail(
                    "",
                    "Expected the log on this machine or a host in"
                        + " benchtable.dashboard.logs.worker-hosts, but the item names "
                        + address.get()
                        + "."));
  }

  private static String note(long bytes, String text, boolean truncated) {
    int shown = text.getBytes(StandardCharsets.UTF_8).length;
    String left =
        bytes > shown && bytes > WorkerLogs.TAIL
            ? "The last "
                + Bytes.text(BigDecimal.valueOf(WorkerLogs.TAIL))
                + " of "
                + Bytes.text(BigDecimal.valueOf(bytes))
                + ". "
            : "";
    return truncated ? left + "The step wrote more than is kept: the log was cut." : left;
  }

  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
