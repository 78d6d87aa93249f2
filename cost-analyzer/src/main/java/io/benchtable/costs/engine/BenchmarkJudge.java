package io.benchtable.costs.engine;

import io.benchtable.costs.item.ResultItems;
import io.benchtable.costs.verdict.Judge;
import io.benchtable.costs.verdict.Judgement;
import io.benchtable.costs.verdict.Looks;
import io.benchtable.costs.verdict.Question;
import io.benchtable.costs.verdict.SameTwice;
import io.benchtable.costs.verdict.StoppingRule;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has benchmarks judged in the end, and looked at before, by what was read of them. */
@Component
class BenchmarkJudge {

  private static final String SAME_TWICE = "aa";

  private final EvidenceReader reader;
  private final ResultItems results;

  BenchmarkJudge(EvidenceReader reader, ResultItems results) {
    this.reader = reader;
    this.results = results;
  }

  /** Judges it, and writes the results. */
  JudgeBenchmark.Result judge(JudgeBenchmark.Request request) {
    Evidence evidence = reader.read(request);
    Question question = left(evidence.question(), request);
    SameTwice judged = judged(request.mode(), question, evidence);
    Judgement judgement =
        evidence.disturbed().sentence().map(judged.judgement()::saying).orElse(judged.judgement());
    judgement
        .results()
        .forEach(result -> results.put(request.benchmarkId(), result, question.currency()));
    return JudgementResult.of(question, judgement, judged.noise(), evidence.totals());
  }

  private static SameTwice judged(@Nullable String mode, Question question, Evidence evidence) {
    return SAME_TWICE.equals(mode)
        ? SameTwice.judge(question, evidence.runs(), evidence.totals())
        : new SameTwice(Judge.judge(question, evidence.runs(), evidence.totals()), null);
  }

  /** Those that were not stopped are judged with what the looks have left. */
  private static Question left(Question question, JudgeBenchmark.Request request) {
    StoppingTerms terms = request.stopping();
    return terms == null
        ? question
        : question.allowing(
            question.error().multiply(new Looks(terms.looks()).rest(terms.looked())));
  }

  /** Which configurations the next look stops. */
  LookResult look(JudgeBenchmark.Request request) {
    StoppingTerms terms =
        Objects.requireNonNull(request.stopping(), "Expected stopping, but it is missing");
    Evidence evidence = reader.read(request);
    String precision = terms.precision();
    StoppingRule rule =
        new StoppingRule(
            evidence.question(),
            new Looks(terms.looks()),
            terms.looked() + 1,
            precision == null ? null : new BigDecimal(precision));
    return new LookResult(
        rule.stops(evidence.runs()).stream().map(StoppingTerms.Stopped::of).toList());
  }
}
