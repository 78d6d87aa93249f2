package io.benchtable.workflows.run;

import io.benchtable.workflows.item.Sha256;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What two specs have in common when they do the same work on the same files with the same tools.
 */
final class PipelineHash {

  private PipelineHash() {}

  /** The hash of a spec's pipeline, dataset files and software; whatever else is in it. */
  static String of(@Nullable Object spec) {
    var work = new TreeMap<String, @Nullable Object>();
    if (spec instanceof Map<?, ?> fields) {
      work.put("pipeline", fields.get("pipeline"));
      work.put("software", fields.get("software"));
      work.put("files", fields.get("dataset") instanceof Map<?, ?> set ? set.get("files") : null);
    }
    return Sha256.hex(PlainJson.writeSorted(work));
  }
}
