package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Tables through the AWS SDK. */
@Component
class DynamoTables implements Tables {

  private final DynamoConnection tables;
  private final DynamoDbClient client;

  DynamoTables(DynamoConnection tables) {
    this.tables = tables;
    this.client = tables.client();
  }

  @Override
  public List<String> names() {
    return tables.asked(
        () -> client.listTablesPaginator().tableNames().stream().sorted().toList(), List.of());
  }

  @Override
  public Optional<Table> describe(String name) {
    return tables.asked(
        () ->
            Optional.of(
                Descriptions.table(
                    client.describeTable(request -> request.tableName(name)).table())),
        Optional.empty());
  }

  @Override
  public TypedPage query(TableQuery query) {
    Expression condition = query.condition();
    Expression filter = Filter.of(query.filters());
    Expression both = Expression.all(List.of(condition, filter));
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(query.table())
            .keyConditionExpression(condition.text())
            .expressionAttributeNames(both.names())
            .expressionAttributeValues(DynamoValues.typed(both.values()))
            .scanIndexForward(!query.descending())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .limit(query.limit());
    query.index().ifPresent(request::indexName);
    query.after().map(DynamoPosition::read).ifPresent(request::exclusiveStartKey);
    filtered(filter, request::filterExpression);
    return tables.asked(
        () -> {
          var page = client.query(request.build());
          return page(
              page.items(), page.lastEvaluatedKey(), page.scannedCount(), page.consumedCapacity());
        },
        TypedPage.NONE);
  }

  @Override
  public TypedPage scan(TableScan scan) {
    Expression filter = Filter.of(scan.filters());
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(scan.table())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .limit(scan.limit());
    scan.index().ifPresent(request::indexName);
    scan.after().map(DynamoPosition::read).ifPresent(request::exclusiveStartKey);
    filtered(filter, request::filterExpression);
    filtered(filter, _ -> request.expressionAttributeNames(filter.names()));
    if (!filter.values().isEmpty()) {
      request.expressionAttributeValues(DynamoValues.typed(filter.values()));
    }
    return tables.asked(
        () -> {
          var page = client.scan(request.build());
          return page(
              page.items(), page.lastEvaluatedKey(), page.scannedCount(), page.consumedCapacity());
        },
        TypedPage.NONE);
  }

  @Override
  public Optional<Map<String, Attribute>> find(
      Table table, String partition, Optional<String> sort) {
    Map<String, AttributeValue> key = DynamoValues.key(table.keys(), partition, sort.orElse(""));
    return tables.asked(
        () -> {
          var found =
              client.getItem(get -> get.tableName(table.name()).key(key).consistentRead(true));
          return found.hasItem()
              ? Optional.of(DynamoValues.attributes(found.item()))
              : Optional.empty();
        },
        Optional.empty());
  }

  @Override
  public Optional<SortedMap<String, String>> tags(Table table) {
    return known(
        () -> {
          SortedMap<String, String> tags = new TreeMap<>();
          Optional<String> next = Optional.empty();
          do {
            ListTagsOfResourceResponse page = tags(table, next);
            page.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
            next = Optional.ofNullable(page.nextToken());
          } while (next.isPresent());
          return tags;
        });
  }

  private ListTagsOfResourceResponse tags(Table table, Optional<String> after) {
    return client.listTagsOfResource(
        request -> {
          request.resourceArn(table.settings().arn());
          after.ifPresent(request::nextToken);
        });
  }

  @Override
  public Optional<TimeToLive> timeToLive(String table) {
    return known(
        () ->
            Descriptions.timeToLive(
                client
                    .describeTimeToLive(request -> request.tableName(table))
                    .timeToLiveDescription()));
  }

  @Override
  public Optional<Recovery> recovery(String table) {
    return known(
        () ->
            Descriptions.recovery(
                client
                    .describeContinuousBackups(request -> request.tableName(table))
                    .continuousBackupsDescription()));
  }

  @Override
  public List<Backup> backups() {
    return backups(_ -> {});
  }

  @Override
  public List<Backup> backups(String table) {
    return backups(request -> request.tableName(table));
  }

  private List<Backup> backups(Consumer<ListBackupsRequest.Builder> which) {
    return tables.asked(
        () ->
            Stream.iterate(
                    Optional.of(backups(which, Optional.empty())),
                    Optional::isPresent,
                    page ->
                        page.map(ListBackupsResponse::lastEvaluatedBackupArn)
                            .map(last -> backups(which, Optional.of(last))))
                .flatMap(page -> page.orElseThrow().backupSummaries().stream())
                .sorted(Comparator.comparing(BackupSummary::backupCreationDateTime).reversed())
                .map(Descriptions::backup)
                .toList(),
        List.of());
  }

  private ListBackupsResponse backups(
      Consumer<ListBackupsRequest.Builder> which, Optional<String> after) {
    return client.listBackups(
        request -> {
          which.accept(request.backupType(BackupTypeFilter.ALL));
          after.ifPresent(request::exclusiveStartBackupArn);
        });
  }

  private static void filtered(Expression filter, Consumer<String> set) {
    if (!filter.isEmpty()) {
      set.accept(filter.text());
    }
  }

  private static TypedPage page(
      List<Map<String, AttributeValue>> items,
      Map<String, AttributeValue> last,
      @Nullable Integer scanned,
      @Nullable ConsumedCapacity consumed) {
    return new TypedPage(
        items.stream().map(DynamoValues::attributes).toList(),
        last.isEmpty() ? Optional.empty() : Optional.of(DynamoPosition.write(last)),
        scanned == null ? items.size() : scanned,
        Optional.ofNullable(consumed)
            .map(ConsumedCapacity::capacityUnits)
            .map(BigDecimal::valueOf));
  }

  /** Of a table that is being made or deleted, some things are not said. */
  private <T> Optional<T> known(Supplier<T> question) {
    try {
      return Optional.of(tables.told(question));
    } catch (ItemsRefused _) {
      return Optional.empty();
    }
  }
}
