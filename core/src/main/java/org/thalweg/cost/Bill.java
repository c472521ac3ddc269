package org.thalweg.cost;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a line costs to build: a sum that a reader can redo.
 *
 * @param items lines of the bill, in a fixed order
 */
public record Bill(List<Item> items) {
    /** Copies the items. */
    public Bill {
        items = List.copyOf(items);
    }

    /**
     * The sum of the rounded amounts.
     *
     * @return construction cost, in the scenario's currency
     */
    public BigDecimal total() {
        return items.stream().map(Item::amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
