package org.thalweg.cost;

import org.thalweg.section.HalfQuantities;

/**
 * What a cubic metre of cut and of fill costs where it lies, before the balance of the whole line is known.
 *
 * <p>In the bill a cubic metre of cut pays its excavation, and then either becomes fill ({@code fillFromCut}) or is
 * wasted; a cubic metre of fill comes from cut or from a pit ({@code borrow}). Which of the two holds depends on the
 * whole line. By duality, the balance can be priced locally by one number: the value v of a cubic metre of excavated
 * material at the place. Then cut costs {@code excavation - v} and fill {@code fillFromCut + v}. On a line with more
 * cut than fill v is {@code -waste}; on one with more fill than cut it is {@code borrow - fillFromCut}; haul moves it
 * between the two along the line. Where nothing is known, the middle is taken: half of the material is then priced as
 * if reused, half as if wasted. A section whose cut equals its fill is priced right by any v.
 *
 * @param soil a cubic metre cut in soil
 * @param rock a cubic metre cut in rock
 * @param fill a cubic metre of fill
 */
public record EarthPrices(double soil, double rock, double fill) {
    /** Checks that no price is negative: digging and filling never earn money by themselves. */
    public EarthPrices {
        if (!(soil >= 0) || !(rock >= 0) || !(fill >= 0)) {
            throw new IllegalArgumentException("local prices of earth must be 0 or more: " + soil + ", " + rock + ", " + fill);
        }
    }

    /**
     * Prices where nothing is known of the line's balance.
     *
     * @param rates unit costs
     * @return prices at the middle of the values that material can have
     */
    public static EarthPrices middle(Rates rates) {
        return of(rates, 0.5 * (rates.borrow() - rates.fillFromCut() - rates.surplus()));
    }

    /**
     * Prices at a known value of excavated material.
     *
     * @param rates unit costs
     * @param value value of excavated material that makes a cubic metre of fill, from {@link Rates#surplus} below 0 to
     *     {@code borrow - fillFromCut};
     *     values outside, and those that would make a price negative, are moved to the nearest that is allowed
     * @return prices
     */
    public static EarthPrices of(Rates rates, double value) {
        Usability u = rates.usability();
        if (rates.borrow() - rates.fillFromCut() <= -rates.surplus()) {
            // Reuse never pays: all that is cut is tipped, and all fill is borrowed.
            return new EarthPrices(
                    rates.soilDug() + u.soil() * rates.surplus(), rates.rockDug() + u.rock() * rates.surplus(), rates.borrow());
        }
        double soil = u.soil() > 0 ? rates.soilDug() / u.soil() : Double.POSITIVE_INFINITY;
        double rock = u.rock() > 0 ? rates.rockDug() / u.rock() : Double.POSITIVE_INFINITY;
        double most = Math.min(rates.borrow() - rates.fillFromCut(), Math.min(soil, rock));
        double v = Math.max(Math.max(-rates.surplus(), -rates.fillFromCut()), Math.min(value, most));
        return new EarthPrices(
                Math.max(0, rates.soilDug() - u.soil() * v),
                Math.max(0, rates.rockDug() - u.rock() * v),
                Math.max(0, rates.fillFromCut() + v));
    }

    /**
     * Earth and wall of one half of a section.
     *
     * @param half quantities per metre of line
     * @param wall price of a square metre of wall
     * @return price per metre of line, without land
     */
    double of(HalfQuantities half, double wall) {
        return soil * half.cutSoil() + rock * half.cutRock() + fill * half.fill() + wall * half.wallFace();
    }
}
