package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.Access;
import io.benchtable.tables.access.LargeBodies;
import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.Transactions;
import io.benchtable.tables.storage.backup.Backups;
import io.benchtable.tables.storage.backup.Restores;
import io.benchtable.tables.storage.expiry.TimeToLiveSwitch;
import io.benchtable.tables.storage.recovery.Recovery;
import io.benchtable.tables.storage.recovery.TimeRestores;
import io.benchtable.tables.storage.statement.Statements;
import io.benchtable.tables.storage.transfer.Exports;
import io.benchtable.tables.storage.transfer.Imports;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** The operations there are, and what is done about bodies that they do not take. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
class DynamoDbConfiguration {

  /** Before all else. */
  @Bean
  FilterRegistrationBean<DynamoDbEndpoint> tablesDynamoDbEndpoint(
      Access access,
      Operations operations,
      StreamOperations streams,
      Permissions permissions,
      MeterRegistry meters,
      LargeBodies bodies) {
    FilterRegistrationBean<DynamoDbEndpoint> filter =
        new FilterRegistrationBean<>(
            new DynamoDbEndpoint(
                access, operations, streams, permissions, new RequestTimers(meters), bodies));
    filter.setName("tablesDynamoDbEndpoint");
    filter.addUrlPatterns(DynamoDbEndpoint.PATH);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  Operations tablesOperations(
      Catalogue catalogue,
      Items items,
      Transactions transactions,
      TimeToLiveSwitch timeToLive,
      Annotations annotations,
      Backups backups,
      Restores restores,
      Recovery recovery,
      TimeRestores timeRestores,
      Exports exports,
      Imports imports) {
    List<Operation> operations = new ArrayList<>(UnsupportedOperation.all());
    operations.addAll(
        List.of(
            new CreateTable(catalogue),
            new DescribeTable(catalogue),
            new UpdateTable(catalogue),
            new DeleteTable(catalogue),
            new ListTables(catalogue),
            new PutItem(catalogue, items),
            new GetItem(items),
            new UpdateItem(catalogue, items),
            new DeleteItem(catalogue, items),
            new Query(items),
            new Scan(items),
            new BatchGetItem(catalogue, items),
            new BatchWriteItem(catalogue, items),
            new ExecuteStatement(catalogue, new Statements(catalogue, items)),
            new BatchExecuteStatement(catalogue, new Statements(catalogue, items)),
            new ExecuteTransaction(catalogue, transactions),
            new TransactWriteItems(catalogue, items, transactions),
            new TransactGetItems(catalogue, transactions),
            new DescribeTimeToLive(catalogue),
            new UpdateTimeToLive(timeToLive),
            new TagResource(catalogue, annotations),
            new UntagResource(catalogue, annotations),
            new ListTagsOfResource(catalogue, annotations),
            new PutResourcePolicy(catalogue, annotations),
            new GetResourcePolicy(catalogue, annotations),
            new DeleteResourcePolicy(catalogue, annotations),
            new CreateBackup(backups),
            new DescribeBackup(backups),
            new ListBackups(backups),
            new DeleteBackup(backups),
            new RestoreTableFromBackup(catalogue, backups, restores),
            new DescribeContinuousBackups(recovery),
            new UpdateContinuousBackups(recovery),
            new RestoreTableToPointInTime(catalogue, timeRestores),
            new ExportTableToPointInTime(exports),
            new DescribeExport(exports),
            new ListExports(exports),
            new ImportTable(imports),
            new DescribeImport(imports),
            new ListImports(imports),
            new DescribeEndpoints(DynamoDbEndpoint::address),
            new DescribeLimits()));
    return new Operations(operations);
  }

  @Bean
  Permissions tablesPermissions(
      Operations operations, Catalogue catalogue, Annotations annotations) {
    Uses uses = new Uses(catalogue);
    uses.require(operations.all());
    return new Permissions(uses, new ResourcePolicies(annotations), InstantSource.system());
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
