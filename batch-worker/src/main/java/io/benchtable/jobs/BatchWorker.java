package io.benchtable.jobs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Jobs and functions: commands are run, isolated and measured. */
@SpringBootApplication
public class BatchWorker {

  static void main(String[] arguments) {
    SpringApplication.run(BatchWorker.class, arguments);
  }
}
