/** Tables and items: the DynamoDB protocol and a REST API on PostgreSQL. */
@NullMarked
package io.benchtable.tables;

import org.jspecify.annotations.NullMarked;
