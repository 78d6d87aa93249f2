package io.benchtable.streams;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Change events: every committed change of an item, once and in order, on Kafka. */
@SpringBootApplication
public class StreamPublisher {

  static void main(String[] arguments) {
    SpringApplication.run(StreamPublisher.class, arguments);
  }
}
