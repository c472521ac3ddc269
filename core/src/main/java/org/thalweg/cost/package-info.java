/**
 * Unit costs, quantities and bills: what a line costs, as a sum that a reader can redo.
 *
 * <p><b>Terms.</b> <i>Rates</i> are unit costs of one mode. A <i>price</i> is per metre of line, for one structure at one
 * depth; a <i>bill</i> is quantities times rates for a whole line. <i>Local prices of earth</i>
 * ({@link org.thalweg.cost.EarthPrices}) stand in for the mass balance where only one place is seen.
 *
 * <p><b>Method.</b> {@link org.thalweg.cost.PlanePrices} are tables for the relaxation;
 * {@link org.thalweg.cost.SectionPricer} prices real sections at many heights in one call;
 * {@link org.thalweg.cost.LongTunnels} tells by place what a line's tunnels pay by their length;
 * {@link org.thalweg.cost.StructureChoice} finds the cheapest sequence of structures by dynamic programming;
 * {@link org.thalweg.cost.MassHaul} balances cut and fill along the line, as a minimum cost flow on a path;
 * {@link org.thalweg.cost.Pricing} puts them together into a {@link org.thalweg.cost.PricedLine}: alignment, station
 * table and bill, with the cost column adding up to the bill to the cent.
 *
 * <p><b>Source.</b> The break-even of structures follows from the areas (b h + m h2); the economic haul distance is that of
 * mass-haul practice, (borrow + waste - reuse) / haul, here a consequence of least cost.
 */
package org.thalweg.cost;
