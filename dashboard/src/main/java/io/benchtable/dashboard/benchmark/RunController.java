package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.RunIds;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Now;
import io.benchtable.dashboard.page.Refusal;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.SheetExport;
import io.benchtable.dashboard.page.Status;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A run's page, and the logs of its steps. */
@Controller
class RunController {

  private static final int MOST = 500;

  private final Runs runs;
  private final Benchmarks benchmarks;
  private final Logs logs;
  private final LogSettings settings;
  private final Now now;

  RunController(Runs runs, Benchmarks benchmarks, Logs logs, LogSettings settings, Now now) {
    this.runs = runs;
    this.benchmarks = benchmarks;
    this.logs = logs;
    this.settings = settings;
    this.now = now;
  }

  @GetMapping("/runs/{runId}")
  String run(@PathVariable String runId, HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    Item run = runs.get(runId);
    Item benchmark = runs.benchmark(runId);
    List<Item> jobs = runs.jobs(runId);
    List<Item> costs = runs.costs(runId);
    Instant instant = now.instant();
    List<StepView> steps = StepView.all(jobs, runs.usage(runId), instant);
    model.addAttribute("run", RunView.of(run, benchmark, jobs, instant));
    model.addAttribute("successor", runs.successor(runId).orElse(null));
    model.addAttribute("details", steps);
    model.addAttribute(
        "steps", StepList.of(runId, steps, StepView.axis(jobs, instant)).view(address, MOST));
    model.addAttribute("costs", CostLines.of(runId, costs).view(address, MOST));
    model.addAttribute("total", CostLines.total(costs));
    model.addAttribute("pricing", CostLines.pricing(costs, runs.priceBook(costs)));
    model.addAttribute("call", Call.items("runs", RunIds.benchmark(runId), runId));
    model.addAttribute(
        "live",
        "/live?benchmark="
            + Address.encode(RunIds.benchmark(runId))
            + "&run="
            + Address.encode(runId));
    model.addAttribute("nav", "benchmarks");
    return "dashboard/run";
  }

  @PostMapping("/runs/{runId}/retry")
  String retry(@PathVariable String runId) {
    Item run = runs.get(runId);
    if (!RunView.isRetryable(run) || runs.successor(runId).isPresent()) {
      throw Refusal.conflict(
          "This run cannot be made again",
          "Expected a measured run that failed or was cancelled and that no other replaces, but "
              + RunIds.number(runId)
              + " is none.");
    }
    benchmarks.retryRun(runId);
    return "redirect:/benchmarks/" + Address.encode(RunIds.benchmark(runId));
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

  @GetMapping("/runs/{runId}/{table:steps|costs}." + SheetExport.FORMAT)
  void table(
      @PathVariable String runId,
      @PathVariable String table,
      @PathVariable String format,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    runs.get(runId);
    SheetExport.write(
        table.equals("costs") ? CostLines.of(runId, runs.costs(runId)) : steps(runId),
        Address.of(request),
        format,
        response);
  }

  private Sheet steps(String runId) {
    List<Item> jobs = runs.jobs(runId);
    Instant instant = now.instant();
    return StepList.of(
        runId, StepView.all(jobs, runs.usage(runId), instant), StepView.axis(jobs, instant));
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
    Logs.Tail tail = read(job, runId, jobId, known);
    model.addAttribute("text", tail.text());
    model.addAttribute("problem", tail.problem());
    model.addAttribute("note", note(bytes, tail.text(), log.flag("truncated")));
    model.addAttribute("stream", known);
    model.addAttribute("address", RunView.log(runId, jobId, known));
    model.addAttribute("running", !Status.of(job.text("status", "")).ended());
    return "dashboard/log :: log";
  }

  private Logs.Tail read(Item job, String runId, String jobId, String stream) {
    Optional<String> address = job.child("log").text("address");
    if (address.isEmpty()) {
      return new Logs.Tail("", "There is no log yet.");
    }
    Optional<String> worker = runs.benchmark(runId).child("worker").text("address");
    Optional<URI> allowed = LogAddress.allowed(address.get(), worker, settings.workerHosts());
    return allowed
        .map(uri -> logs.tail(uri, runId, jobId, stream))
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
    return truncated && bytes > 0
        ? left + "The step wrote more than is kept: the log was cut."
        : left;
  }
}
