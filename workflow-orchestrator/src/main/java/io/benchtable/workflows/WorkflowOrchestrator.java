package io.benchtable.workflows;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Rules and workflows: change events become benchmark runs. */
@SpringBootApplication
public class WorkflowOrchestrator {

  static void main(String[] arguments) {
    SpringApplication.run(WorkflowOrchestrator.class, arguments);
  }
}
