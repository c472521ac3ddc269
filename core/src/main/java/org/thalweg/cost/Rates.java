package org.thalweg.cost;

/**
 * Unit costs of one mode, in the scenario's currency. Earth volumes are bank volumes.
 *
 * @param soilCut excavating soil (per m3)
 * @param rockCut excavating rock (per m3)
 * @param fillFromCut placing excavated material as fill (per m3)
 * @param borrow fill brought from a pit, placed (per m3)
 * @param waste disposing of surplus material (per m3)
 * @param haul moving material along the line (per m3 and km)
 * @param surface road: pavement; railway: track (per m of 3D length)
 * @param systems signalling, power, safety installations (per m of 3D length)
 * @param land land taken (per m2 of footprint, tunnels free)
 * @param clearing clearing and topsoil (per m2 of footprint)
 * @param bridge bridge up to {@code bridgeFreeHeight} (per m)
 * @param bridgeFreeHeight height (m) up to which the bridge rate holds
 * @param bridgeHeightFactor increase of the bridge rate per metre of height above that (ratio per m)
 * @param abutment each end of a bridge
 * @param tunnel bored tunnel (per m)
 * @param portal each end of a tunnel
 * @param ventilationLength tunnels longer than this (m) need ventilation
 * @param ventilation ventilation of such tunnels over their whole length (per m)
 * @param escapeLength tunnels longer than this (m) need an escape gallery
 * @param escape escape gallery of such tunnels over their whole length (per m)
 * @param wall retaining wall (per m2 of face)
 * @param culvert one culvert
 * @param culvertPerM a culvert's length under the fill (per m)
 * @param timeValue value of one second of travel of all traffic over the line's life, used only as a weight
 * @param usability what becomes of material dug
 */
public record Rates(
        double soilCut,
        double rockCut,
        double fillFromCut,
        double borrow,
        double waste,
        double haul,
        double surface,
        double systems,
        double land,
        double clearing,
        double bridge,
        double bridgeFreeHeight,
        double bridgeHeightFactor,
        double abutment,
        double tunnel,
        double portal,
        double ventilationLength,
        double ventilation,
        double escapeLength,
        double escape,
        double wall,
        double culvert,
        double culvertPerM,
        double timeValue,
        Usability usability) {
    /** Rates whose material keeps its volume: see the record. */
    public Rates(
            double soilCut, double rockCut, double fillFromCut, double borrow, double waste, double haul, double surface,
            double systems, double land, double clearing, double bridge, double bridgeFreeHeight,
            double bridgeHeightFactor, double abutment, double tunnel, double portal, double ventilationLength,
            double ventilation, double escapeLength, double escape, double wall, double culvert, double culvertPerM,
            double timeValue) {
        this(
                soilCut, rockCut, fillFromCut, borrow, waste, haul, surface, systems, land, clearing, bridge,
                bridgeFreeHeight, bridgeHeightFactor, abutment, tunnel, portal, ventilationLength, ventilation,
                escapeLength, escape, wall, culvert, culvertPerM, timeValue, Usability.NEUTRAL);
    }

    /**
     * Excavating soil and tipping what of it is not fit for fill.
     *
     * @return price per m3 in the bank
     */
    public double soilDug() {
        return soilCut + usability.unfit(1, 0) * waste;
    }

    /**
     * Excavating rock and tipping what of it is not fit for fill.
     *
     * @return price per m3 in the bank
     */
    public double rockDug() {
        return rockCut + usability.unfit(0, 1) * waste;
    }

    /**
     * Tipping surplus material.
     *
     * @return price per m3 of fill that it would have made
     */
    public double surplus() {
        return waste * usability.surplusBulking();
    }

    /**
     * Values that a cubic metre of fill's worth of material dug can have in the balance of a line: from what its tipping
     * costs to what borrowing saves by it. Values that would make digging earn money are left out.
     *
     * @return least and greatest (per m3 of fill); the least is above the greatest where reuse never pays
     */
    public double[] earthValues() {
        double most = borrow - fillFromCut;
        double least = -surplus();
        if (most < least) {
            return new double[] {least, most};
        }
        double soil = usability.soil() > 0 ? soilDug() / usability.soil() : Double.POSITIVE_INFINITY;
        double rock = usability.rock() > 0 ? rockDug() / usability.rock() : Double.POSITIVE_INFINITY;
        return new double[] {Math.max(least, -fillFromCut), Math.min(most, Math.min(soil, rock))};
    }
}
