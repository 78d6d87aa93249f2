package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations there are. */
@Configuration(proxyBeanMethods = false)
class DynamoDbConfiguration {

  @Bean
  Operations tablesOperations(Catalogue catalogue) {
    return new Operations(
        List.of(
            new CreateTable(catalogue),
            new DescribeTable(catalogue),
            new UpdateTable(catalogue),
            new DeleteTable(catalogue),
            new ListTables(catalogue),
            new DescribeTimeToLive(catalogue),
            new DescribeLimits()));
  }
}
