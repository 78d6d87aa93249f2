package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which changes of a table cannot be asked for at once. */
final class UpdateTableRules {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String INDEXES = "GlobalSecondaryIndexUpdates";
  private static final String STREAM = "StreamSpecification";
  private static final String ON_DEMAND = "OnDemandThroughput";
  private static final String UNITS = "ProvisionedThroughput";
  private static final String BILLING = "BillingMode";
  private static final String WARM = "WarmThroughput";

  /** What stands alone, in the order in which it is told. */
  private static final Map<String, String> ALONE = new LinkedHashMap<>();

  static {
    ALONE.put("SSESpecification", "Server-Side Encryption modification");
    ALONE.put("TableClass", "TableClass modification");
    ALONE.put("DeletionProtectionEnabled", "DeletionProtection modification");
    ALONE.put(WARM, WARM);
  }

  private final RequestBody request;
  private final List<String> given;

  private UpdateTableRules(RequestBody request) {
    this.request = request;
    this.given =
        List.of(
                UNITS,
                BILLING,
                STREAM,
                INDEXES,
                "SSESpecification",
                "DeletionProtectionEnabled",
                ON_DEMAND,
                WARM,
                "TableClass")
            .stream()
            .filter(request::has)
            .toList();
  }

  /** No updates of indexes are nothing by themselves. */
  private boolean asksForNothing() {
    return given.isEmpty()
        || (given.equals(List.of(INDEXES)) && request.objects(INDEXES).isEmpty());
  }

  static void check(RequestBody request) {
    UpdateTableRules rules = new UpdateTableRules(request);
    rules.checkAny();
    rules.checkAlone();
    rules.checkOnDemand();
    rules.checkIndexesAndStream();
  }

  private void checkAny() {
    if (asksForNothing()) {
      throw RequestRefused.invalid(
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
              + " GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates,"
              + " MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency,"
              + " DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is"
              + " required");
    }
    if (given.contains(INDEXES) && request.objects(INDEXES).isEmpty()) {
      throw invalid("List of GlobalSecondaryIndexUpdates is empty");
    }
  }

  private void checkAlone() {
    Optional<String> alone = ALONE.keySet().stream().filter(given::contains).findFirst();
    if (alone.isEmpty() || given.size() == 1) {
      return;
    }
    throw invalid(
        alone.get().equals(WARM) && asksFor("Create")
            ? "Create global secondary index cannot be specified when updating WarmThroughput"
            : ALONE.get(alone.get()) + " must be the only operation in the request");
  }

  private void checkOnDemand() {
    if (given.contains(ON_DEMAND)
        && !given.stream().allMatch(name -> name.equals(ON_DEMAND) || name.equals(BILLING))) {
      throw invalid(
          "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request");
    }
  }

  private void checkIndexesAndStream() {
    boolean units =
        given.contains(UNITS)
            || request.string(BILLING).filter(BillingMode.PROVISIONED.name()::equals).isPresent();
    boolean indexes = asksFor("Create") || asksFor("Delete");
    if (given.contains(STREAM) && units) {
      throw invalid("You cannot modify stream status while updating table IOPS");
    }
    if (indexes && given.contains(UNITS)) {
      throw invalid("You cannot create or delete index while updating table IOPS");
    }
    if (indexes && given.contains(STREAM)) {
      throw invalid("You cannot create or delete index while changing stream status");
    }
  }

  private boolean asksFor(String action) {
    return request.objects(INDEXES).stream().anyMatch(update -> update.has(action));
  }

  private static RequestRefused invalid(String problem) {
    return RequestRefused.invalid(INVALID + problem);
  }
}
