/** Items as rows: read and written with one statement where one suffices. */
@NullMarked
package io.benchtable.tables.storage;

import org.jspecify.annotations.NullMarked;
