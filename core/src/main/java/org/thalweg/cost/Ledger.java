package org.thalweg.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Quantities as they are found along a line, by item and by row; becomes the bill and the rows' costs. */
final class Ledger {
    /** Decimals of the quantities in a bill: millimetres, litres. */
    private static final int DECIMALS = 3;

    private final double[] rowCost;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** What has been counted of one item. */
    final class Entry {
        private final String unit;
        private final double unitCost;
        private double quantity;

        private Entry(String unit, double unitCost) {
            this.unit = unit;
            this.unitCost = unitCost;
        }

        /** Counts a quantity in a row. */
        void add(int row, double more) {
            quantity += more;
            rowCost[row] += more * unitCost;
        }
    }

    Ledger(int rows) {
        this.rowCost = new double[rows];
    }

    /** Opens an item: items appear in the bill in the order in which they are opened. */
    void open(String item, String unit, double unitCost) {
        entries.putIfAbsent(item, new Entry(unit, unitCost));
    }

    /** An open item, to be kept where much is counted: looking one up takes longer than counting. */
    Entry item(String name) {
        return entries.get(name);
    }

    /** Counts a quantity of an open item in a row. */
    void add(String item, int row, double quantity) {
        item(item).add(row, quantity);
    }

    /** The bill: items of which there is something, quantities rounded so that a reader can redo the sum. */
    Bill bill() {
        List<Item> items = new ArrayList<>();
        entries.forEach((name, entry) -> {
            double quantity = BigDecimal.valueOf(entry.quantity)
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .doubleValue();
            if (quantity > 0) {
                items.add(Item.of(name, quantity, entry.unit, entry.unitCost));
            }
        });
        return new Bill(items);
    }

    /**
     * The rows' costs in whole cents, adding up to the bill: each row ends at the rounded sum of all up to it, and the
     * little by which the rounded items differ from their sum goes to the row that costs most.
     */
    double[] rowCosts(BigDecimal total) {
        long[] cents = new long[rowCost.length];
        long spent = 0;
        double sum = 0;
        int dearest = 0;
        for (int r = 0; r < cents.length; r++) {
            sum += rowCost[r];
            long upTo = Math.round(sum * 100);
            cents[r] = upTo - spent;
            spent = upTo;
            dearest = rowCost[r] > rowCost[dearest] ? r : dearest;
        }
        cents[dearest] += total.movePointRight(2).longValueExact() - spent;
        double[] costs = new double[cents.length];
        for (int r = 0; r < costs.length; r++) {
            costs[r] = cents[r] / 100.0;
        }
        return costs;
    }
}
