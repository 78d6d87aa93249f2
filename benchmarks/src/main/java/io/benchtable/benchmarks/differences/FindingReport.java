package io.benchtable.benchmarks.differences;

import io.benchtable.benchmarks.differences.Findings.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Prints each kind of difference that is not settled, made as small as it gets, and the sums. */
final class FindingReport {

  private static final int LONGEST = 4000;

  private final PrintStream out;
  private final Stage stage;
  private final boolean shrinks;

  FindingReport(PrintStream out, Stage stage, boolean shrinks) {
    this.out = out;
    this.stage = stage;
    this.shrinks = shrinks;
  }

  void print(Findings findings, Settled settled) throws IOException, InterruptedException {
    List<Finding> unsettled = findings.unsettled();
    for (int i = 0; i < unsettled.size(); i++) {
      print(i + 1, unsettled.get(i));
    }
    out.printf("%nSettled differences, and how often they were seen:%n");
    settled.counts().forEach(out::println);
    out.printf(
        "%n%d requests, %d settled differences of %d kinds, %d unsettled differences%n",
        findings.requests(), findings.known(), settled.seen(), unsettled.size());
  }

  private void print(int number, Finding finding) throws IOException, InterruptedException {
    Difference difference = finding.difference();
    out.printf(
        "%n%d. %s at %s (%s)%n   service: %s%n   peer:    %s%n",
        number,
        difference.operation(),
        difference.place(),
        finding.from(),
        cut(difference.ours()),
        cut(difference.theirs()));
    if (!shrinks) {
      print(finding.last());
      return;
    }
    List<Request> requests = smallest(finding);
    stage.set(requests);
    for (Request request : requests) {
      print(stage.send(request));
    }
  }

  private List<Request> smallest(Finding finding) throws IOException, InterruptedException {
    return new Shrinking(
            requests -> {
              stage.set(requests);
              Exchange last = stage.send(requests.getFirst());
              for (Request next : requests.subList(1, requests.size())) {
                last = stage.send(next);
              }
              return last.shows(finding.difference().kind());
            })
        .smallest(finding.sent());
  }

  private void print(Exchange exchange) {
    out.println("   > " + cut(exchange.request().toString()));
    if (!exchange.differences().isEmpty()) {
      out.println("     service " + cut(exchange.ours().toString()));
      out.println("     peer    " + cut(exchange.theirs().toString()));
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
  }
}
