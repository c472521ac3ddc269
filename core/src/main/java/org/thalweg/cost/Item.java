package org.thalweg.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One line of a bill.
 *
 * @param item what is paid for
 * @param quantity how much
 * @param unit unit of the quantity, for example {@code m3}
 * @param unitCost price of one unit, in the scenario's currency
 * @param amount quantity x unit cost, rounded half up to cents
 */
public record Item(String item, double quantity, String unit, double unitCost, BigDecimal amount) {
    /** How the items of reused formations begin; their price per metre follows, as formations may differ in it. */
    public static final String REUSED_FORMATION = "reused formation";

    /**
     * Prices a quantity.
     *
     * @param item what is paid for
     * @param quantity how much
     * @param unit unit of the quantity
     * @param unitCost price of one unit
     * @return the bill's line
     */
    public static Item of(String item, double quantity, String unit, double unitCost) {
        BigDecimal amount = BigDecimal.valueOf(quantity)
                .multiply(BigDecimal.valueOf(unitCost))
                .setScale(2, RoundingMode.HALF_UP);
        return new Item(item, quantity, unit, unitCost, amount);
    }
}
