package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TimeToLive;
import io.benchtable.tables.storage.expiry.TimeToLiveSwitch;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That items expire.
 *
 * @param attribute a number of seconds since 1970, after which an item is deleted
 */
@Schema(name = "TimeToLive")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimeToLiveView(
    String attribute,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) TimeToLive.@Nullable Status status) {

  TimeToLiveView {
    if (attribute == null || attribute.isEmpty() || attribute.length() > 255) {
      throw new IllegalArgumentException(
          "Expected attribute of timeToLive to be 1 to 255 characters long, but it is '%s'."
              .formatted(attribute));
    }
    TimeToLiveSwitch.checkStorable(attribute);
  }

  /** Null for a table whose items stay. */
  static @Nullable TimeToLiveView of(TableDefinition table) {
    TimeToLive timeToLive = table.timeToLive();
    String attribute = timeToLive.attribute();
    return attribute == null ? null : new TimeToLiveView(attribute, timeToLive.status());
  }
}
