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
        double timeValue) {}
