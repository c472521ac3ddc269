/**
 * The relaxation: what the cheapest line would cost if it could turn on the spot.
 *
 * <p>Terms: a <em>state</em> is a cell and a level; <em>cost-to-come</em> and <em>cost-to-go</em> are the least costs from
 * the first gate to a state and from it to the second; their sum is the cheapest line through the state, and the states
 * within (1 + e) of the best are the <em>corridor band</em>. Method: label-setting shortest paths (Dijkstra 1959) with the
 * bucket queue of Dial (1969) and Denardo and Fox (1979), whose width is the least cost of a move; each state keeps the
 * real height of its best label, so that the ruling grade is exact on moves much shorter than a level. Of equally cheap
 * labels the lowest stays, so that the result does not depend on the order of settling; buckets are read in groups, place
 * by place (skewed tiles, Wolf and Lam 1991), so that a wide front stays in the cache.
 *
 * <p>{@link org.thalweg.corridor.LowerBound} is apart from the relaxation: a potential that along no curve rises faster
 * than the curve costs, found by shortest paths on a mesh; docs/lower-bound.md has its proof. Terms: a <em>box</em> is a
 * square of the mesh between two levels; a <em>rate</em> is how much the potential may rise along an edge, per metre; a
 * price is <em>split</em> among the rates of a box's three directions. Its thorough form has <em>prisms</em> that follow the
 * ground, cut into tetrahedra; the <em>share</em> is what a gradient takes of the price that lines pay.
 *
 * <p>Beside it stands the relaxation in the plane, {@link org.thalweg.corridor.CostDistance}: one cost by cell and no
 * heights, as other programs have it. It does not guide the search.
 */
package org.thalweg.corridor;
