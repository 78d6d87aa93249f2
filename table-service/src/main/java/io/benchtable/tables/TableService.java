package io.benchtable.tables;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Tables and items: the DynamoDB protocol and a REST API on PostgreSQL. */
@SpringBootApplication
public class TableService {

  static void main(String[] arguments) {
    SpringApplication.run(TableService.class, arguments);
  }
}
