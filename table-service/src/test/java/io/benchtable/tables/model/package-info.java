/**
 * A reference model of the tables, of plain Java maps, and random histories that go through both.
 */
@NullMarked
package io.benchtable.tables.model;

import org.jspecify.annotations.NullMarked;
