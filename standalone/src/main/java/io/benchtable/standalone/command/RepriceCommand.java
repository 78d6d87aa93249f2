package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Analyzer;
import io.benchtable.standalone.client.Question;
import io.benchtable.standalone.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "reprice",
    description = {
      "Show what a benchmark's past runs would cost by other prices, beside what they were charged.",
      "Nothing is run and nothing is changed: the run time is taken as it was measured."
    },
    footer = {
      "",
      "Examples:",
      "  benchtable reprice 01kb3v9m2q8x4c6t7n5r1d0w9z --book own-hardware",
      "  benchtable reprice 01kb3v9m2q8x4c6t7n5r1d0w9z --book aws-ec2-on-demand@2026-09-10 \\",
      "      --instance-type m5.large --region us-east-1"
    })
final class RepriceCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The benchmark's id.")
  String id = "";

  @Option(
      names = "--book",
      required = true,
      paramLabel = "NAME[@VERSION]",
      description = "The price book; its newest version if none is named.")
  String book = "";

  @Option(
      names = "--instance-type",
      paramLabel = "TYPE",
      description =
          "The machine (default: the benchmark's own, where the book prices machines); may name"
              + " parameters, as in '$${instance}'.")
  @Nullable String instanceType;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region (default: the benchmark's own, where the book has it).")
  @Nullable String region;

  @Option(names = "--csv", description = "Print CSV.")
  boolean csv;

  private final Terminal terminal;

  RepriceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Analyzer analyzer = instance.analyzer();
    Question question =
        Question.at("/v1/benchmarks/", id, "/reprice")
            .with("book", book)
            .with("instanceType", instanceType)
            .with("region", region);
    if (csv) {
      terminal.out().print(analyzer.text(question, "text/csv"));
      terminal.out().flush();
      return ExitCodes.DONE;
    }
    JsonNode answer = analyzer.ask(question);
    if (instance.json) {
      Printing.json(terminal, answer);
    } else {
      Printing.lines(terminal, RepriceTable.of(answer, terminal.columns()));
      instance.next(terminal, "costs " + id);
    }
    return ExitCodes.DONE;
  }
}
