package io.benchtable.costs.engine;

import org.springframework.stereotype.Component;

/** Hands each activity to the class that knows it. */
@Component
class CostAnalysis implements CostActivities {

  private final PricingChecker checker;
  private final RunPricer pricer;
  private final BenchmarkJudge judge;

  CostAnalysis(PricingChecker checker, RunPricer pricer, BenchmarkJudge judge) {
    this.checker = checker;
    this.pricer = pricer;
    this.judge = judge;
  }

  @Override
  public CheckPricing.Result checkPricing(CheckPricing.Request request) {
    return checker.check(request);
  }

  @Override
  public PriceRun.Result priceRun(PriceRun.Request request) {
    return pricer.price(request);
  }

  @Override
  public LookResult lookAtBenchmark(JudgeBenchmark.Request request) {
    return judge.look(request);
  }

  @Override
  public JudgeBenchmark.Result judgeBenchmark(JudgeBenchmark.Request request) {
    return judge.judge(request);
  }
}
