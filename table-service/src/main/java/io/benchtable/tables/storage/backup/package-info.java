/** Backups of tables: each is one moment of a table, from which new tables can be made. */
@NullMarked
package io.benchtable.tables.storage.backup;

import org.jspecify.annotations.NullMarked;
