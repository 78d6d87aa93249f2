package io.benchtable.tables.catalogue;

import java.time.Instant;

/**
 * A time at which something is changed.
 *
 * @param shownUntil until when a status that begins now is shown at least; long ago where it need
 *     not be, as clocks of instances differ
 */
public record Moment(Instant now, Instant shownUntil) {}
