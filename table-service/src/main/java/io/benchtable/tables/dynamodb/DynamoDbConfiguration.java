package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.expiry.TimeToLiveSwitch;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The operations there are, and what is done about bodies that they do not take. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
class DynamoDbConfiguration {

  @Bean
  Operations tablesOperations(Catalogue catalogue, Items items, TimeToLiveSwitch timeToLive) {
    return new Operations(
        List.of(
            new CreateTable(catalogue),
            new DescribeTable(catalogue),
            new UpdateTable(catalogue),
            new DeleteTable(catalogue),
            new ListTables(catalogue),
            new PutItem(items),
            new GetItem(items),
            new UpdateItem(catalogue, items),
            new DeleteItem(items),
            new Query(catalogue, items),
            new Scan(catalogue, items),
            new BatchGetItem(catalogue, items),
            new BatchWriteItem(items),
            new ExecuteStatement(new Statements(catalogue, items)),
            new BatchExecuteStatement(new Statements(catalogue, items)),
            new ExecuteTransaction(catalogue, transactions),
            new TransactWriteItems(catalogue, items, transactions),
            new TransactGetItems(transactions),
            new DescribeTimeToLive(catalogue),
            new UpdateTimeToLive(timeToLive),
            new DescribeLimits()));
  }

  @Bean
  StreamOperations tablesStreamOperations(StreamSettings settings, Environment environment) {
    return new StreamOperations(
        settings, Optional.ofNullable(environment.getProperty("benchtable.access.token")));
  }

  @Bean
  UnreadBodies tablesUnreadBodies() {
    return new UnreadBodies();
  }
}
