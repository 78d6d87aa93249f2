/** What the request of each operation looks like, and what is said of one that does not. */
@NullMarked
package io.benchtable.tables.dynamodb.shape;

import org.jspecify.annotations.NullMarked;
