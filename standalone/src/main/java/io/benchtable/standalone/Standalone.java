package io.benchtable.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** All services in one process. */
@SpringBootApplication
public class Standalone {

  static void main(String[] arguments) {
    var c = SpringApplication.run(Standalone.class, arguments);
    for (var n : c.getBeanDefinitionNames()) {
      if (n.toLowerCase().contains("dynamo")
          || n.toLowerCase().contains("temporal")
          || n.toLowerCase().contains("workflow")) {
        System.out.println("BEAN " + n + " " + c.getType(n));
      }
    }
  }
}
