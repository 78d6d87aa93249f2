package io.benchtable.tables.storage.recovery;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a table can be restored to times.
 *
 * @param days how far back; empty where it is switched off
 * @param times empty as well until what the table holds is copied
 */
public record RecoveryStatus(OptionalInt days, Optional<RecoveryTimes> times) {}
