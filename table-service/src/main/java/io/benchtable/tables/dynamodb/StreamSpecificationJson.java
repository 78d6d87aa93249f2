package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.StreamView;
import org.jspecify.annotations.Nullable;

/** Reads what a stream is to hold. */
final class StreamSpecificationJson {

  private static final String INVALID = "One or more parameter values were invalid: ";

  private StreamSpecificationJson() {}

  /** Of a new table; null when there is to be no stream. */
  static @Nullable StreamView ofNew(RequestBody specification) {
    return view(
        specification,
        "Table is being created with a stream enabled, UpdateViewType is required",
        "Table is being created with a stream disabled, UpdateViewType should not be specified");
  }

  /** Of a table that is there. */
  static @Nullable StreamView ofUpdate(RequestBody specification) {
    return view(
        specification,
        "If stream is being enabled then UpdateViewType is required",
        "If stream is being disabled, then UpdateViewType must not be specified");
  }

  private static @Nullable StreamView view(
      RequestBody specification, String missing, String needless) {
    boolean enabled = specification.flag("StreamEnabled", false);
    StreamView view = specification.oneOf("StreamViewType", StreamView.class).orElse(null);
    if (enabled && view == null) {
      throw RequestRefused.invalid(INVALID + missing);
    }
    if (!enabled && view != null) {
      throw RequestRefused.invalid(INVALID + needless);
    }
    return view;
  }
}
