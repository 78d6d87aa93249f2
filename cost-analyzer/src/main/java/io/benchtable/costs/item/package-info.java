/** The tables that this service reads and writes, through the DynamoDB client. */
@NullMarked
package io.benchtable.costs.item;

import org.jspecify.annotations.NullMarked;
