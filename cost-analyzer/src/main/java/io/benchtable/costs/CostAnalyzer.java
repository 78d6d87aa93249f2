package io.benchtable.costs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Prices, cost lines, statistics and verdicts. */
@SpringBootApplication
public class CostAnalyzer {

  static void main(String[] arguments) {
    SpringApplication.run(CostAnalyzer.class, arguments);
  }
}
