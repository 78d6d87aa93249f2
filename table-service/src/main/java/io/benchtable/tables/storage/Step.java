package io.benchtable.tables.storage;

import java.util.Optional;

/**
 * An action whose row is known.
 *
 * @param row what is to be written, where the action says that by itself
 */
record Step(Action action, Target target, Optional<Row> row) {}
