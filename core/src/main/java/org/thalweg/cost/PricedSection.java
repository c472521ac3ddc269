package org.thalweg.cost;

import java.util.Map;
import java.util.SortedMap;
import org.thalweg.section.SectionQuantities;
import org.thalweg.standard.Structure;

/**
 * What one metre of line needs at a place, as the bill counts it.
 *
 * @param structure how the line is carried
 * @param ground height of the ground at the axis (m), NaN where it is not known
 * @param depth design minus ground at the axis (m), NaN where the ground is not known
 * @param earth earth, walls and widths of both halves; no earth where a bridge, a tunnel or an existing formation
 *     carries the line, whose widths are those of the deck and the platform
 * @param land land bought (m2 per m)
 * @param clearing ground cleared (m2 per m)
 * @param surcharges area (m2 per m) by surcharge (per m2), ascending, without surcharge 0
 * @param formation price per metre of the existing formation that is reused; NaN where none is
 * @param bridge bridge, as metres at the plain rate (m per m): more than 1 above the free height; 0 without
 * @param buildable whether it can be built so: slopes meet the ground within reach, walls and bridges are not too high,
 *     a tunnel has cover, and the footprint keeps to the room and off the water
 */
public record PricedSection(
        Structure structure,
        double ground,
        double depth,
        SectionQuantities earth,
        double land,
        double clearing,
        SortedMap<Float, Double> surcharges,
        double formation,
        double bridge,
        boolean buildable) {
    /**
     * The price of a metre at local prices of earth, as {@link SectionPricer#price} gives it.
     *
     * @param rates unit costs
     * @param prices local prices of earth
     * @return price per metre, also where it is not buildable
     */
    public double price(Rates rates, EarthPrices prices) {
        double price = rates.surface() + rates.systems() + land * rates.land() + clearing * rates.clearing();
        price += prices.of(earth.left(), rates.wall()) + prices.of(earth.right(), rates.wall());
        for (Map.Entry<Float, Double> zone : surcharges.entrySet()) {
            price += zone.getKey() * zone.getValue();
        }
        price += Double.isNaN(formation) ? 0 : formation;
        return price + bridge * rates.bridge() + (structure == Structure.TUNNEL ? rates.tunnel() : 0);
    }
}
