package io.benchtable.tables.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What operations on tables and on what belongs to them do to which resource. */
final class TableUses {

  private static final List<String> OF_A_TABLE =
      List.of(
          "DescribeTable",
          "UpdateTable",
          "DeleteTable",
          "DescribeTimeToLive",
          "UpdateTimeToLive",
          "CreateBackup",
          "DescribeContinuousBackups",
          "UpdateContinuousBackups");

  /** By the member that names it. */
  private static final Map<String, String> OF_A_RESOURCE =
      Map.ofEntries(
          Map.entry("TagResource", "ResourceArn"),
          Map.entry("UntagResource", "ResourceArn"),
          Map.entry("ListTagsOfResource", "ResourceArn"),
          Map.entry("PutResourcePolicy", "ResourceArn"),
          Map.entry("GetResourcePolicy", "ResourceArn"),
          Map.entry("DeleteResourcePolicy", "ResourceArn"),
          Map.entry("DescribeBackup", "BackupArn"),
          Map.entry("DeleteBackup", "BackupArn"),
          Map.entry("DescribeExport", "ExportArn"),
          Map.entry("DescribeImport", "ImportArn"),
          Map.entry("DescribeStream", "StreamArn"),
          Map.entry("GetShardIterator", "StreamArn"));

  /** As all that is not here at all. */
  private static final List<String> OF_ANY =
      List.of(
          "ListTables",
          "ListBackups",
          "ListExports",
          "ListImports",
          "ListStreams",
          "DescribeLimits",
          "DescribeEndpoints");

  /** What whoever fills a new table must be allowed to do to it. */
  private static final List<String> TO_FILL =
      List.of("BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem");

  private TableUses() {}

  static void addTo(Map<String, Function<RequestBody, List<Use>>> all) {
    OF_A_TABLE.forEach(name -> all.put(name, request -> table(name, TableNames.of(request))));
    OF_A_RESOURCE.forEach(
        (name, member) ->
            all.put(
                name,
                request -> List.of(Use.of(name, ResourceNames.local(request.required(member))))));
    Stream.concat(OF_ANY.stream(), UnsupportedOperation.elsewhere().stream())
        .forEach(name -> all.put(name, _ -> List.of(Use.of(name, ResourceNames.ANY))));
    all.put("CreateTable", TableUses::creation);
    all.put("GetRecords", TableUses::records);
    all.put("ExportTableToPointInTime", TableUses::export);
    all.put("ImportTable", TableUses::imported);
    all.put(
        "RestoreTableFromBackup",
        request ->
            restore(
                "RestoreTableFromBackup",
                ResourceNames.local(request.required("BackupArn")),
                request));
    all.put("RestoreTableToPointInTime", TableUses::restoreToTime);
  }

  private static List<Use> table(String name, String table) {
    return List.of(Use.of(name, ResourceNames.table(table)));
  }

  private static List<Use> creation(RequestBody request) {
    String table = ResourceNames.table(TableNames.of(request));
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of("CreateTable", table));
    if (!request.objects("Tags").isEmpty()) {
      uses.add(Use.of("TagResource", table));
    }
    if (request.has("ResourcePolicy")) {
      uses.add(Use.of("PutResourcePolicy", table));
    }
    return uses;
  }

  /** An iterator begins with the name of its stream. */
  private static List<Use> records(RequestBody request) {
    String iterator = request.required("ShardIterator");
    int end = iterator.indexOf('|');
    String stream = end < 0 ? ResourceNames.ANY : ResourceNames.local(iterator.substring(0, end));
    return List.of(Use.of("GetRecords", stream));
  }

  private static List<Use> export(RequestBody request) {
    return table("ExportTableToPointInTime", TransferArns.exported(request));
  }

  private static List<Use> imported(RequestBody request) {
    return table("ImportTable", TableNames.of(request.requiredObject("TableCreationParameters")));
  }

  private static List<Use> restoreToTime(RequestBody request) {
    List<String> named =
        Stream.of("SourceTableName", "SourceTableArn")
            .flatMap(member -> request.string(member).stream())
            .map(name -> ResourceNames.table(TableNames.checked(name, "sourceTableName")))
            .toList();
    List<String> sources = named.isEmpty() ? List.of(ResourceNames.ANY) : named;
    return sources.stream()
        .flatMap(source -> restore("RestoreTableToPointInTime", source, request).stream())
        .toList();
  }

  private static List<Use> restore(String name, String source, RequestBody request) {
    String target =
        ResourceNames.table(
            TableNames.checked(request.required("TargetTableName"), "targetTableName"));
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of(name, source));
    uses.add(Use.of(name, target));
    TO_FILL.forEach(action -> uses.add(Use.of(action, target)));
    return uses;
  }
}
