/** What PartiQL statements do to items. */
@NullMarked
package io.benchtable.tables.storage.statement;

import org.jspecify.annotations.NullMarked;
