package io.benchtable.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Web pages of benchmarks, runs and costs. */
@SpringBootApplication
public class Dashboard {

  static void main(String[] arguments) {
    SpringApplication.run(Dashboard.class, arguments);
  }
}
