/**
 * Improving a line that has been found.
 *
 * <p><b>Goal.</b> The cheapest profile over a given plan line ({@link org.thalweg.refine.ProfileOptimizer}), and a plan line
 * whose points of intersection lie where plan and profile together cost least ({@link org.thalweg.refine.LineRefiner}).
 *
 * <p><b>Terms.</b> A <i>node</i> is a station where grades may change; a <i>leg</i> joins two nodes; a <i>sample</i> is a
 * short stretch of a leg with one price per structure and elevation. The <i>lattice</i> is the set of node elevations
 * {@code z0 + i q h} with grade quantum q and node spacing h, so that every grade {@code m q} leads from lattice point
 * to lattice point without rounding. A <i>site</i> is a stretch flat enough for a station or passing loop.
 *
 * <p><b>Method.</b> Exact dynamic programming over (node, elevation, grade, room since the last point of vertical
 * intersection, structure), then a coordinate descent off the lattice under the same limits. The plan: dynamic programming
 * over the places of all points of intersection within a swath of priced sections, in passes of falling steps.
 *
 * <p><b>Source.</b> The recursion is the usual one of alignment textbooks (for example Hare, Lucet and Rahman, "A
 * mixed-integer linear programming model to optimize the vertical alignment considering blocks and side-slopes in road
 * construction", EJOR 2015, states the same problem); the switching of structures inside a leg is a min-plus product.
 */
package org.thalweg.refine;
