package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.expiry.TimeToLiveSwitch;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations there are, and what is done about bodies that they do not take. */
@Configuration(proxyBeanMethods = false)
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
  UnreadBodies tablesUnreadBodies() {
    return new UnreadBodies();
  }
}
